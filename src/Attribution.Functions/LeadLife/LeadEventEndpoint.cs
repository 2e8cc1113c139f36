using System.Text.Json;
using Attribution.Functions.Attributing;
using Attribution.Functions.Facts;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.LeadLife;

/// <summary>Takes in what happened to leads.</summary>
public sealed class LeadEventEndpoint(FactIntake intake, FactEndpoint endpoint, IntakeGate gate, LeadStore leads, Horizons horizons, ReportingCalendar calendar)
{
    /// <summary>Facts of one lead: 200 with a receipt, 404, 422 when every item is rejected, or the problem of the request as a whole.</summary>
    public async Task<IActionResult> Accept(string id, HttpRequest request, CancellationToken ct) =>
        LeadStandingEndpoint.IsKey(id) && await leads.Find(id, ct).ConfigureAwait(false) is { } lead
            ? await endpoint.Accept(new LeadFactFormat(_ => lead, _ => lead, await Oldest(ct).ConfigureAwait(false), calendar.Now), request, ct).ConfigureAwait(false)
            : Problems.NotFound($"There is no lead '{id}'.");

    /// <summary>Facts of many leads, each item naming its own: 200 with a receipt, 422 when every item is rejected, or the problem of the request as a whole.</summary>
    public async Task<IActionResult> Accept(HttpRequest request, CancellationToken ct)
    {
        using var entry = gate.Enter(request.ContentLength);
        var items = await ItemSplitter.Batch(request, allowLines: true, ct).ConfigureAwait(false);
        return items.Error is { } malformed ? malformed.ToProblem() : (await Accept(items.Value!, isDryRun: false, ct).ConfigureAwait(false)).ToAnswer();
    }

    /// <summary>Takes in items, or says what taking them in would do.</summary>
    internal async Task<IntakeReceipt> Accept(IReadOnlyList<JsonElement?> items, bool isDryRun, CancellationToken ct)
    {
        var names = await LeadNames.Of(items, leads, ct).ConfigureAwait(false);
        var format = new LeadFactFormat(names.Find, key => names[key], await Oldest(ct).ConfigureAwait(false), calendar.Now);
        return isDryRun ? await intake.Preview(items, format, ct).ConfigureAwait(false) : await intake.Accept(items, format, ct).ConfigureAwait(false);
    }

    private async Task<DateOnly?> Oldest(CancellationToken ct) => (await horizons.Now(ct).ConfigureAwait(false)).Reattribution;
}
