using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Attribution.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Connections: senders that we listen to.</summary>
public sealed class Connections(CatalogueEndpoint<Connection> endpoint, SecretEndpoint secrets, ConnectionDirectory directory)
{
    /// <summary>Creates or replaces one.</summary>
    [Function("PutConnection")]
    public async Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "connections/{id}")] HttpRequest request, string id, CancellationToken ct)
    {
        var result = await endpoint.Put(id, request, ct).ConfigureAwait(false);
        directory.Forget(id);
        return result;
    }

    /// <summary>Shows one.</summary>
    [Function("GetConnection")]
    public Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "connections/{id}")] HttpRequest request, string id, CancellationToken ct) =>
        endpoint.Get(id, ct);

    /// <summary>Lists all.</summary>
    [Function("ListConnections")]
    public Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "connections")] HttpRequest request, CancellationToken ct) =>
        endpoint.List(ct);

    /// <summary>Retires one and forgets its secrets; what was counted for it stays.</summary>
    [Function("DeleteConnection")]
    public async Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "connections/{id}")] HttpRequest request, string id, CancellationToken ct)
    {
        var result = await endpoint.Delete(id, request, ct).ConfigureAwait(false);
        if (result is NoContentResult)
        {
            await secrets.DeleteAll(id, ct).ConfigureAwait(false);
        }

        directory.Forget(id);
        return result;
    }
}
