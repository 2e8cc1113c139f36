using Attribution.Functions.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>One person's data, for an operator alone: everything that is known, and its erasure.</summary>
public sealed class People(PersonEndpoint people)
{
    /// <summary>Everything that is known about a person.</summary>
    [Function("ExportPerson")]
    public Task<IActionResult> Export(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "people/{kind}/{value}")] HttpRequest request, string kind, string value, CancellationToken ct) =>
        people.Show(kind, value, ct);

    /// <summary>Erases a person.</summary>
    [Function("ErasePerson")]
    public Task<IActionResult> Erase(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "people/{kind}/{value}")] HttpRequest request, string kind, string value, CancellationToken ct) =>
        people.Erase(kind, value, ct);
}
