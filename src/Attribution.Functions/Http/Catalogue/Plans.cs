using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Plans: what marketers are to reach.</summary>
public sealed class Plans(CatalogueEndpoint<Plan> endpoint, PlanVersionList versions)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutPlan")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "plans/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Put(id, request, ct);

    /// <summary>Shows one.</summary>
    [Function("GetPlan")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "plans/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListPlans")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "plans")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Shows every version of one, also of one that was retired.</summary>
    [Function("ListPlanVersions")]
    public Task<IActionResult> Versions(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "plans/{id}/versions")] HttpRequest request, string id, CancellationToken ct) =>
        versions.Of(id, ct);

    /// <summary>Retires one from a day on; what was counted for it before stays.</summary>
    [Function("DeletePlan")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "plans/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Delete(id, request, ct);
}
