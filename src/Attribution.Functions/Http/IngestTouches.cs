using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Touches;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Visits and clicks with whatever tells where they came from, sent by somebody who can keep a key.</summary>
public sealed class IngestTouches(MeasureEndpoint endpoint, AllowedOrigins origins)
{
    /// <summary>Takes one item or a batch; see <c>README.md</c> for the fields.</summary>
    [Function(nameof(IngestTouches))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "touches")] HttpRequest request, CancellationToken ct)
    {
        origins.Admit(request.HttpContext);
        return endpoint.Accept(Measure.Visits, request, ct);
    }
}
