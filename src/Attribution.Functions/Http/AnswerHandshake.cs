using Attribution.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Questions by which senders check that an address is ours.</summary>
public sealed class AnswerHandshake(WebhookEndpoint endpoint)
{
    /// <summary>Answers one, within the three seconds that LinkedIn waits.</summary>
    [Function(nameof(AnswerHandshake))]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "webhooks/{platform}/{connection}")] HttpRequest request,
        string platform, string connection, CancellationToken ct) =>
        endpoint.Greet(platform, connection, request.Query, ct);
}
