using Attribution.Domain.Events;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Facts;
using Attribution.Storage.Identity;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>
/// Free texts of facts of leads and deals, and pseudonyms in facts of events. The facts stay: how a subject stands follows from all of them, and a customer may be won of a
/// lead of years ago.
/// </summary>
public sealed class AgedFacts(
    FactStore facts, OutboxStore outbox, CatalogStore catalog, EventNames names, Pseudonyms pseudonyms, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedPass(AgedTables.Facts, nameof(RetentionOptions.FactDays), options.Value.FactDays, progress, calendar)
{
    private const string Deals = "deal|";
    private const string Leads = "lead|";

    /// <summary>After all subjects: events are next.</summary>
    private const string Events = "lead}|";

    /// <inheritdoc />
    protected override async Task<(string? Last, int Gone)> Look(string after, DateOnly before, DateTimeOffset moment, int most, CancellationToken ct)
    {
        if (after == Events)
        {
            return await Event(before, ct).ConfigureAwait(false);
        }

        var (last, told) = await facts.Told([Deals, Leads], after, moment, most, ct).ConfigureAwait(false);
        var wordy = told.Where(one => FreeTexts.Erased(one.Fact.Details) is { } bare && bare != one.Fact.Details)
            .ToLookup(one => one.Subject, one => (one.Fact.Source, one.Fact.Id), StringComparer.Ordinal);

        // Announced first: the ledger and the pipeline tell such words too, and are settled again after them.
        var deals = wordy.Select(subject => subject.Key).Where(subject => subject.StartsWith(Deals, StringComparison.Ordinal)).ToList();
        var leads = wordy.Select(subject => subject.Key).Except(deals, StringComparer.Ordinal).Select(LeadFactStore.KeyOf);
        var ticket = await outbox.Announce([.. AttributeLeads.Again(leads).Concat(SettleDeals.For(deals.Select(DealSettling.KeyOf)))], ct).ConfigureAwait(false);
        var gone = 0;
        foreach (var subject in wordy)
        {
            var old = subject.ToHashSet();
            gone += await facts.Reword(subject.Key, fact => old.Contains((fact.Source, fact.Id)) ? FreeTexts.Erased(fact.Details) : null, ct).ConfigureAwait(false);
        }

        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return (last ?? Events, gone);
    }

    private async Task<(string? Last, int Gone)> Event(DateOnly before, CancellationToken ct)
    {
        if (pseudonyms.HasEarlierKey)
        {
            // Somebody may have two pseudonyms while the identity key changes, and would get two names: another day.
            return (null, 0);
        }

        foreach (var occasion in (await catalog.All<MarketingEvent>(includeRetired: true, ct).ConfigureAwait(false)).Where(occasion => occasion.To < before))
        {
            if (await names.Replace(occasion, ct).ConfigureAwait(false) is { } replaced)
            {
                return (Events, replaced);
            }
        }

        return (null, 0);
    }
}
