using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Channels: ways in which people find us.</summary>
public sealed class Channels(CatalogueEndpoint<Channel> endpoint)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutChannel")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "channels/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Put(id, request, ct);

    /// <summary>Shows one.</summary>
    [Function("GetChannel")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "channels/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListChannels")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "channels")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one; what was counted for it stays.</summary>
    [Function("DeleteChannel")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "channels/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Delete(id, request, ct);
}
