using System.Globalization;
using System.Text.Json;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Attributing;

/// <summary>Rejects leads, and restores them: each statement is a fact of the lead, and what follows from all of them holds, in whatever order they arrive.</summary>
public sealed class LeadStandingEndpoint(LeadStore leads, LeadFactStore facts, OutboxStore outbox, Horizons horizons, ReportingCalendar calendar)
{
    private const int KeyLetters = 22;

    /// <summary>Rejects a lead. 200 with how it stands, 404, 409 for one that cannot be rejected, 422.</summary>
    public async Task<IActionResult> Reject(string id, HttpRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemSplitter.One(request, ct).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        return Statement(item, out var rejection) is { } fault ? Problems.Invalid(fault) : await Say(id, rejection, ct).ConfigureAwait(false);
    }

    /// <summary>Restores a lead. 200 with how it stands, 404, 409 for one that keeps its credit for good.</summary>
    public Task<IActionResult> Restore(string id, CancellationToken ct) => Say(id, Fact(LeadFactKind.Restored, calendar.Now, null), ct);

    /// <summary>Whether a text can be the key of a lead; asked before the store is, because not every text can be a key there.</summary>
    internal static bool IsKey(string id) => id.Length == KeyLetters && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Why a lead is neither rejected nor restored any more.</summary>
    internal static ItemFault BeyondHorizon(string field, DateOnly oldest) => new(
        field, "beyond-horizon", $"The lead keeps what it is credited to: touches of before {oldest:yyyy-MM-dd} minus the window have gone by age, and leads of before that day are not credited again.");

    private async Task<IActionResult> Say(string id, LeadFact said, CancellationToken ct)
    {
        if (!IsKey(id) || await leads.Find(id, ct).ConfigureAwait(false) is not { } lead)
        {
            return Problems.NotFound($"There is no lead '{id}'.");
        }

        if ((await horizons.Now(ct).ConfigureAwait(false)).Reattribution is { } oldest && lead.Day < oldest)
        {
            return Problems.Conflict(BeyondHorizon("", oldest));
        }

        var kept = FreeTexts.Kept(said, lead);
        said = Fact(kept.Kind, kept.At, kept.Details.Reason);

        var ticket = await outbox.Announce([.. AttributeLeads.Again([id])], ct).ConfigureAwait(false);
        await facts.Add(id, [said], ct).ConfigureAwait(false);
        var state = await facts.State(lead, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        if (said.Kind == LeadFactKind.Rejected && state.History.Single(told => told.Fact.Source == said.Source && told.Fact.Id == said.Id).Idle is IdleReason.Illegal(LeadStatus.Customer))
        {
            return Problems.Problem(StatusCodes.Status409Conflict, "illegal-transition", "The lead is a customer, and customers are not rejected. Retract the fact 'converted' if it was a mistake.");
        }

        var standing = state.Standing ?? new LeadStanding(false, "", said.At);
        return new OkObjectResult(new { Lead = id, standing.IsRejected, standing.Reason, standing.At });
    }

    private ItemFault? Statement(JsonElement item, out LeadFact rejection)
    {
        var (fields, at) = (new FieldReader(item), calendar.Now);
        try
        {
            var isRight = fields.Text("reason", out var reason) && (!fields.Has("at") || fields.Time("at", calendar.Now, out at));
            rejection = Fact(LeadFactKind.Rejected, at, reason);
            return isRight ? null : fields.Fault;
        }
        catch (InvalidOperationException)
        {
            rejection = Fact(LeadFactKind.Rejected, at, "");
            return new ItemFault("", "invalid-text", "The body contains a text that is not Unicode.");
        }
    }

    /// <summary>The same statement of the same moment is the same fact.</summary>
    private static LeadFact Fact(LeadFactKind kind, DateTimeOffset at, string? reason) => new(
        LeadFact.OwnSource, Keys.Digest(kind.Name(), at.UtcTicks.ToString(CultureInfo.InvariantCulture), reason ?? ""), kind, at, new LeadFactDetails { Reason = reason });
}
