using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Clicks, as events (which are touches when they name a visitor or a click) or as platforms' day totals.</summary>
public sealed class IngestClicks(MeasureEndpoint endpoint)
{
    /// <summary>Takes one item or a batch; see <c>README.md</c> for the fields.</summary>
    [Function(nameof(IngestClicks))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "clicks")] HttpRequest request, CancellationToken ct) =>
        endpoint.Accept(Measure.Clicks, request, ct);
}
