using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Applications, as events (which are leads when they name somebody who can be contacted) or as platforms' day totals.</summary>
public sealed class IngestApplications(MeasureEndpoint endpoint)
{
    /// <summary>Takes one item or a batch; see <c>README.md</c> for the fields.</summary>
    [Function(nameof(IngestApplications))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "applications")] HttpRequest request, CancellationToken ct) =>
        endpoint.Accept(Measure.Applications, request, ct);
}
