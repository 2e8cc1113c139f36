using Attribution.Functions.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>One person's data, for an operator alone: everything that is known, and its erasure. Whoever must not be named in an address of a request is named in its body.</summary>
public sealed class People(PersonEndpoint people)
{
    /// <summary>Everything that is known about a person.</summary>
    [Function("ExportPerson")]
    public Task<IActionResult> Export(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "people/{kind}/{value}")] HttpRequest request, string kind, string value, CancellationToken ct) =>
        people.Show(request, kind, value, ct);

    /// <summary>Everything that is known about a person whom the body names.</summary>
    [Function("ExportNamedPerson")]
    public Task<IActionResult> ExportNamed([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "people/export")] HttpRequest request, CancellationToken ct) => people.Show(request, ct);

    /// <summary>Erases a person.</summary>
    [Function("ErasePerson")]
    public Task<IActionResult> Erase(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "people/{kind}/{value}")] HttpRequest request, string kind, string value, CancellationToken ct) =>
        people.Erase(request, kind, value, ct);

    /// <summary>Erases a person whom the body names.</summary>
    [Function("EraseNamedPerson")]
    public Task<IActionResult> EraseNamed([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "people/erasure")] HttpRequest request, CancellationToken ct) => people.Erase(request, ct);
}
