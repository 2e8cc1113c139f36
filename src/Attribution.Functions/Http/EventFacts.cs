using Attribution.Functions.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What happened at events: registrations, attendance, meetings, demonstrations, mentions, answers.</summary>
public sealed class EventFacts(EventFactEndpoint endpoint)
{
    /// <summary>One fact or a batch.</summary>
    [Function("RecordEventFacts")]
    public Task<IActionResult> Record(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "events/{id}/facts")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Accept(id, request, ct);

    /// <summary>Everything that was said of an event, and what became of it.</summary>
    [Function("ListEventFacts")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "events/{id}/facts")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Show(id, ct);
}
