using Attribution.Domain.Catalog;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Cataloguing;

/// <summary>The history of a plan.</summary>
public sealed class PlanVersionList(PlanStore plans, IEntryFormat<Plan> format)
{
    /// <summary>Every version in order, or 404 when there never was such a plan.</summary>
    public async Task<IActionResult> Of(string id, CancellationToken ct) =>
        FieldReader.IsSlug(id) && await plans.VersionsOf(id, ct).ConfigureAwait(false) is { Count: > 0 } versions
            ? new OkObjectResult(versions.Select(format.View).ToList())
            : Problems.NotFound($"There never was a plan '{id}'.");
}
