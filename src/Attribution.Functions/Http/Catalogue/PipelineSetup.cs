using Attribution.Domain.Pipeline;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>What the organisation says of its business: margin, churn limit, how long customers stay.</summary>
public sealed class PipelineSetup(CatalogueEndpoint<PipelineSettings> endpoint)
{
    /// <summary>Replaces it.</summary>
    [Function("PutPipelineSettings")]
    public Task<IActionResult> Put([HttpTrigger(AuthorizationLevel.Function, "put", Route = "pipeline/settings")] HttpRequest request, CancellationToken ct) =>
        endpoint.Put(PipelineSettings.Id, request, ct);

    /// <summary>Shows it.</summary>
    [Function("GetPipelineSettings")]
    public Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Function, "get", Route = "pipeline/settings")] HttpRequest request, CancellationToken ct) =>
        endpoint.Get(PipelineSettings.Id, ct);
}
