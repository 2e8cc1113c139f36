using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Showings of ads, as events or as platforms' day totals.</summary>
public sealed class IngestImpressions(MeasureEndpoint endpoint)
{
    /// <summary>Takes one item or a batch; see <c>README.md</c> for the fields.</summary>
    [Function(nameof(IngestImpressions))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "impressions")] HttpRequest request, CancellationToken ct) =>
        endpoint.Accept(Measure.Impressions, request, ct);
}
