using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Marketers: people who get the weekly report.</summary>
public sealed class Marketers(CatalogueEndpoint<Marketer> endpoint)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutMarketer")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "marketers/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Put(id, request, ct);

    /// <summary>Shows one.</summary>
    [Function("GetMarketer")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "marketers/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListMarketers")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "marketers")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one; what was counted for it stays.</summary>
    [Function("DeleteMarketer")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "marketers/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Delete(id, request, ct);
}
