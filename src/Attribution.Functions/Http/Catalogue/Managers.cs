using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Attribution.Functions.LeadLife;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Managers: people in sales who work on leads.</summary>
public sealed class Managers(CatalogueEndpoint<Manager> endpoint, ManagerLoads loads)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutManager")]
    public async Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "managers/{id}")] HttpRequest request, string id, CancellationToken ct)
    {
        var result = await endpoint.Put(id, request, ct).ConfigureAwait(false);
        loads.Forget();
        return result;
    }

    /// <summary>Shows one.</summary>
    [Function("GetManager")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "managers/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListManagers")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "managers")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one; what was counted for them stays.</summary>
    [Function("DeleteManager")]
    public async Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "managers/{id}")] HttpRequest request, string id, CancellationToken ct)
    {
        var result = await endpoint.Delete(id, request, ct).ConfigureAwait(false);
        loads.Forget();
        return result;
    }
}
