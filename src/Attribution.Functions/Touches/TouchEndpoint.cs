using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Touches;

/// <summary>
/// Touches of a site's visitors, sent by their browsers. A page cannot keep a key, so the address itself is what a site is given: it can
/// only be written to, only from the site's own origin, and only so fast.
/// </summary>
public sealed class TouchEndpoint(MeasureIntake intake, CatalogStore catalog, AllowedOrigins origins, TouchRates rates, IntakeGate gate)
{
    private const string Platform = "web";
    private const int MostBytes = 64 * 1024;
    private const int MostItems = 100;

    /// <summary>Answers 200 with a receipt, or the problem.</summary>
    public async Task<IActionResult> Accept(string connection, HttpRequest request, CancellationToken ct)
    {
        if (!origins.Admit(request.HttpContext))
        {
            return Problems.OriginNotAllowed();
        }

        if (!FieldReader.IsSlug(connection) || await catalog.Find<Connection>(connection, ct).ConfigureAwait(false) is not { Platform: Platform } site)
        {
            return Problems.NotFound($"There is no site '{connection}'.");
        }

        if (!rates.TryTake(connection))
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Problems.TooManyRequests();
        }

        using var entry = gate.Enter(request.ContentLength);
        var items = await Items(request, ct).ConfigureAwait(false);
        if (items.Error is { } error)
        {
            return error.ToProblem();
        }

        var campaigns = await catalog.All<Campaign>(includeRetired: false, ct).ConfigureAwait(false);
        var sender = new TouchSite(site, campaigns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal));
        return (await intake.Accept(Measure.Visits, items.Value!, sender, ct).ConfigureAwait(false)).ToAnswer();
    }

    private static async Task<Outcome<IReadOnlyList<System.Text.Json.JsonElement?>>> Items(HttpRequest request, CancellationToken ct)
    {
        // A page that is being left can send plain text without asking first, and nothing else.
        if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
        {
            request.ContentType = "application/json";
        }

        var items = await ItemSplitter.Batch(request, allowLines: false, ct, MostBytes).ConfigureAwait(false);
        return items.Value is { Count: > MostItems } ? new IntakeError.BatchTooLarge(MostItems) : items;
    }
}
