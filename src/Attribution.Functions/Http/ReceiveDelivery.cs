using Attribution.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Deliveries of every sender of webhooks.</summary>
public sealed class ReceiveDelivery(WebhookEndpoint endpoint)
{
    /// <summary>Takes one delivery. Anonymous, because each sender proves itself in its own way.</summary>
    [Function(nameof(ReceiveDelivery))]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{platform}/{connection}")] HttpRequest request,
        string platform, string connection, CancellationToken ct) =>
        endpoint.Receive(platform, connection, request, ct);
}
