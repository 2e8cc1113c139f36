using Attribution.Functions.LeadLife;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What happens to leads from form to customer.</summary>
public sealed class LeadEvents(LeadEventEndpoint events, LeadLifeEndpoint lives)
{
    /// <summary>Takes in facts of one lead.</summary>
    [Function("RecordLeadEvents")]
    public Task<IActionResult> OfOne(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "leads/{id}/events")] HttpRequest request, string id, CancellationToken ct) =>
        events.Accept(id, request, ct);

    /// <summary>Takes in facts of many leads.</summary>
    [Function("RecordEventsOfLeads")]
    public Task<IActionResult> OfMany(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "leads/events")] HttpRequest request, CancellationToken ct) =>
        events.Accept(request, ct);

    /// <summary>Shows how a lead stands, and everything that was said of it.</summary>
    [Function("ShowLeadLife")]
    public Task<IActionResult> Life(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "leads/{id}/life")] HttpRequest request, string id, CancellationToken ct) =>
        lives.Show(id, ct);
}
