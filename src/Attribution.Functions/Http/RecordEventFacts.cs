using Attribution.Functions.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What happened at events: registrations, attendance, meetings, demonstrations, mentions, answers.</summary>
public sealed class RecordEventFacts(EventFactEndpoint endpoint)
{
    /// <summary>One fact or a batch.</summary>
    [Function(nameof(RecordEventFacts))]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "events/{id}/facts")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Accept(id, request, ct);
}
