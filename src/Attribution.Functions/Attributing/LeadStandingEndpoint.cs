using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Attributing;

/// <summary>Rejects leads, and restores them: the statement that was made last holds, in whatever order they arrive.</summary>
public sealed class LeadStandingEndpoint(LeadStore leads, LeadStandingStore standings, OutboxStore outbox, ReportingCalendar calendar)
{
    private const int KeyLetters = 22;

    /// <summary>Rejects a lead. 200 with the statement that holds, 404, 422.</summary>
    public async Task<IActionResult> Reject(string id, HttpRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemSplitter.One(request, ct).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        return Statement(item, out var standing) is { } fault ? Problems.Invalid(fault) : await Note(id, standing, ct).ConfigureAwait(false);
    }

    /// <summary>Restores a lead. 200 with the statement that holds, 404.</summary>
    public Task<IActionResult> Restore(string id, CancellationToken ct) => Note(id, new LeadStanding(false, "", calendar.Now), ct);

    private async Task<IActionResult> Note(string id, LeadStanding standing, CancellationToken ct)
    {
        if (!IsKey(id) || await leads.Find(id, ct).ConfigureAwait(false) is null)
        {
            return Problems.NotFound($"There is no lead '{id}'.");
        }

        var ticket = await outbox.Announce([.. AttributeLeads.Again([id])], ct).ConfigureAwait(false);
        var holds = await standings.Put(id, standing, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return new OkObjectResult(new { Lead = id, holds.IsRejected, holds.Reason, holds.At });
    }

    private ItemFault? Statement(JsonElement item, out LeadStanding standing)
    {
        var (fields, at) = (new FieldReader(item), calendar.Now);
        try
        {
            var isRight = fields.Text("reason", out var reason) && (!fields.Has("at") || fields.Time("at", calendar.Now, out at));
            standing = new LeadStanding(true, reason, at);
            return isRight ? null : fields.Fault;
        }
        catch (InvalidOperationException)
        {
            standing = new LeadStanding(true, "", at);
            return new ItemFault("", "invalid-text", "The body contains a text that is not Unicode.");
        }
    }

    /// <summary>Asked before the store is: not every text can be a key.</summary>
    private static bool IsKey(string id) => id.Length == KeyLetters && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
