using Attribution.Functions.Cataloguing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http.Catalogue;

/// <summary>Secrets of connections: written, never read.</summary>
public sealed class Secrets(SecretEndpoint endpoint)
{
    /// <summary>Sets one.</summary>
    [Function("PutSecret")]
    public Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "connections/{id}/secrets/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken ct) =>
        endpoint.Put(id, kind, request, ct);

    /// <summary>Removes one.</summary>
    [Function("DeleteSecret")]
    public Task<IActionResult> Delete(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "connections/{id}/secrets/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken ct) =>
        endpoint.Delete(id, kind, ct);
}
