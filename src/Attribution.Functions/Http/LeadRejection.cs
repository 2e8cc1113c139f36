using Attribution.Functions.Attributing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Leads that turn out to be none: spam, tests, competitors.</summary>
public sealed class LeadRejection(LeadStandingEndpoint endpoint)
{
    /// <summary>Rejects a lead: it earns no credit any more.</summary>
    [Function("RejectLead")]
    public Task<IActionResult> Reject(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "leads/{id}/rejection")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Reject(id, request, ct);

    /// <summary>Takes the rejection back.</summary>
    [Function("RestoreLead")]
    public Task<IActionResult> Restore(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "leads/{id}/rejection")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Restore(id, ct);
}
