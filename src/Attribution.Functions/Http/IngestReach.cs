using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Platforms' statements of how many different people a channel reached.</summary>
public sealed class IngestReach(MeasureEndpoint endpoint)
{
    /// <summary>Takes one item or a batch; see <c>README.md</c> for the fields.</summary>
    [Function(nameof(IngestReach))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "reach")] HttpRequest request, CancellationToken ct) =>
        endpoint.Accept(Measure.Reach, request, ct);
}
