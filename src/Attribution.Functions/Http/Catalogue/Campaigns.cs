using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Campaigns: names of campaigns.</summary>
public sealed class Campaigns(CatalogueEndpoint<Campaign> endpoint)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutCampaign")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "campaigns/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Put(id, request, ct);

    /// <summary>Shows one.</summary>
    [Function("GetCampaign")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "campaigns/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListCampaigns")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "campaigns")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one; what was counted for it stays.</summary>
    [Function("DeleteCampaign")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "campaigns/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Delete(id, request, ct);
}
