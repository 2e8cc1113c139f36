using Attribution.Domain.Pipeline;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Quotas: what somebody in sales is to win in a period.</summary>
public sealed class SalesQuotas(CatalogueEndpoint<SalesQuota> endpoint)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutSalesQuota")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "pipeline/quotas/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Put(id, request, ct);

    /// <summary>Shows one.</summary>
    [Function("GetSalesQuota")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pipeline/quotas/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListSalesQuotas")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "pipeline/quotas")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one; it counts for no figure any more.</summary>
    [Function("DeleteSalesQuota")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "pipeline/quotas/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Delete(id, request, ct);
}
