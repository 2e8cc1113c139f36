using System.Text.Json;
using Attribution.Domain.Measures;
using Attribution.Domain.Retention;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Functions.Telemetry;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Outbox;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// Takes in a batch of one measure. Each item stands for itself: a bad one is rejected by name, the others are stored. When this
/// returns, everything that it does not reject is durable.
/// </summary>
public sealed partial class MeasureIntake(
    CatalogStore catalog, MeasureItemReader reader, LeadIntake leads, EventIntake events, DayTotalStore totals, OutboxStore outbox, IntakeTallies tallies,
    Horizons horizons, ReportingCalendar calendar, ILogger<MeasureIntake> logger)
{
    /// <summary>Stores a batch.</summary>
    public Task<IntakeReceipt> Accept(Measure measure, IReadOnlyList<JsonElement?> batch, CancellationToken ct) => Accept(measure, batch, site: null, ct);

    /// <summary>Stores a batch that a site sent to an address of its own; null for any other batch.</summary>
    public async Task<IntakeReceipt> Accept(Measure measure, IReadOnlyList<JsonElement?> batch, TouchSite? site, CancellationToken ct)
    {
        var items = await Read(measure, batch, site, ct).ConfigureAwait(false);
        var outcomes = new ItemOutcome?[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is MeasureItem.Rejected { Fault: var fault, Channel: var channel })
            {
                tallies.Rejected(channel, fault);
                outcomes[i] = new ItemOutcome(i, "rejected", fault.Field, fault.Code, fault.Message);
            }
        }

        await StoreTotals(items, outcomes, ct).ConfigureAwait(false);
        await StoreEvents(items, outcomes, ct).ConfigureAwait(false);
        ItemCounts.Count(Doors.Of(measure), outcomes);
        return IntakeReceipt.From(outcomes);
    }

    /// <summary>Stores one form that arrived by another way than a batch.</summary>
    /// <returns>Why it was not taken, nor known before; null when it was.</returns>
    public async Task<ItemFault?> Accept(MeasureItem.Form item, CancellationToken ct)
    {
        if (Refusal(item, await horizons.Now(ct).ConfigureAwait(false)) is { } refusal)
        {
            return await Again(item.Lead.Source, item.Lead.Id, ct).ConfigureAwait(false) ? null : refusal;
        }

        var outcomes = new ItemOutcome?[1];
        await StoreEvents([item], outcomes, ct).ConfigureAwait(false);
        ItemCounts.Count(Doors.Webhooks, outcomes);
        return null;
    }

    /// <summary>Makes sure that a lead which was taken in before is counted and credited; for senders that repeat its id alone.</summary>
    /// <returns>Whether there is such a lead.</returns>
    public async Task<bool> Again(string source, string id, CancellationToken ct)
    {
        if (await leads.Again(source, id, ct).ConfigureAwait(false) is var (application, ticket))
        {
            Count(application, (await events.Accept([application], ct).ConfigureAwait(false))[0]);
            await Deliver(ticket, ct).ConfigureAwait(false);
            return true;
        }

        return false;
    }

    /// <summary>An unknown channel may have been created by another instance a moment ago: look again before refusing it.</summary>
    private async Task<IReadOnlyList<MeasureItem>> Read(Measure measure, IReadOnlyList<JsonElement?> batch, TouchSite? site, CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: false, ct).ConfigureAwait(false);
        var items = batch.Select(item => reader.Read(measure, item, channels, site)).ToList();
        if (items.Exists(i => i is MeasureItem.Rejected { Fault.Code: "unknown-channel" }))
        {
            channels = await catalog.Channels(fresh: true, ct).ConfigureAwait(false);
            items = batch.Select(item => reader.Read(measure, item, channels, site)).ToList();
        }

        var horizon = await horizons.Now(ct).ConfigureAwait(false);
        return [.. items.Select(item => Refusal(item, horizon) is { } fault ? new MeasureItem.Rejected(fault) { Channel = ChannelOf(item) } : item)];
    }

    /// <summary>What is so old that nobody could tell whether it was counted before, or who should be credited for it.</summary>
    private ItemFault? Refusal(MeasureItem item, RetentionHorizon horizon) => item switch
    {
        MeasureItem.Event(var fact) when fact.Day < horizon.EventsFrom => Horizons.Fault("occurredAt", horizon.EventsFrom.Value, "be told from what was counted already"),
        MeasureItem.Form(var form) when calendar.DayOf(form.ConvertedAt) < horizon.FormsFrom => Horizons.Fault("occurredAt", horizon.FormsFrom.Value, "be told from what was counted already, or credited to the touches before it"),
        _ => null,
    };

    private static string ChannelOf(MeasureItem item) => item switch
    {
        MeasureItem.Event(var fact) => fact.Channel,
        MeasureItem.Form(var form) => form.Channel ?? "",
        _ => "",
    };

    private async Task StoreTotals(IReadOnlyList<MeasureItem> items, ItemOutcome?[] outcomes, CancellationToken ct)
    {
        var groups = items.Select((item, index) => (Total: (item as MeasureItem.Total)?.Statement, index))
            .Where(t => t.Total is not null)
            .GroupBy(t => (t.Total!.Channel, t.Total.From));
        foreach (var group in groups)
        {
            var indexes = group.Select(t => t.index).ToList();
            var stored = await totals.Restate(group.Key.Channel, group.Key.From, [.. group.Select(t => t.Total!)], ct).ConfigureAwait(false);
            for (var i = 0; i < stored.Count; i++)
            {
                outcomes[indexes[i]] = stored[i] == TotalOutcome.Added ? null : new ItemOutcome(indexes[i], stored[i].ToString().ToLowerInvariant());
                Count((items[indexes[i]] as MeasureItem.Total)!.Statement, stored[i]);
            }
        }
    }

    private async Task StoreEvents(IReadOnlyList<MeasureItem> items, ItemOutcome?[] outcomes, CancellationToken ct)
    {
        var facts = new List<(int Index, MeasureEvent Fact)>();
        var forms = new List<(int Index, LeadForm Form)>();
        for (var i = 0; i < items.Count; i++)
        {
            switch (items[i])
            {
                case MeasureItem.Event(var fact):
                    facts.Add((i, fact));
                    break;
                case MeasureItem.Form(var form):
                    forms.Add((i, form));
                    break;
            }
        }

        OutboxTicket? ticket = null;
        if (forms.Count > 0)
        {
            (var taken, ticket) = await leads.Accept([.. forms.Select(f => f.Form)], ct).ConfigureAwait(false);
            for (var i = 0; i < taken.Count; i++)
            {
                facts.Add((forms[i].Index, taken[i].Application));
                outcomes[forms[i].Index] = taken[i].Refusal is { } refusal ? ItemOutcome.Interest(forms[i].Index, refusal) : null;
            }
        }

        if (facts.Count > 0)
        {
            var recorded = await events.Accept([.. facts.Select(f => f.Fact)], ct).ConfigureAwait(false);
            for (var i = 0; i < recorded.Count; i++)
            {
                Count(facts[i].Fact, recorded[i]);
                if (recorded[i] != Recorded.New)
                {
                    outcomes[facts[i].Index] = new ItemOutcome(facts[i].Index, "duplicate");
                }
            }
        }

        if (ticket is not null)
        {
            await Deliver(ticket, ct).ConfigureAwait(false);
        }
    }

    private void Count(MeasureEvent fact, Recorded recorded)
    {
        if (recorded == Recorded.New)
        {
            tallies.Accepted(fact.Channel, fact.Day);
        }
        else
        {
            tallies.Duplicate(fact.Channel);
        }
    }

    private void Count(DayTotal total, TotalOutcome outcome)
    {
        if (outcome == TotalOutcome.Unchanged)
        {
            tallies.Duplicate(total.Channel);
        }
        else
        {
            tallies.Accepted(total.Channel, total.To);
        }
    }

    /// <summary>
    /// The facts and the outbox are durable by now, so a queue that does not answer is no reason to let the sender try again:
    /// the timer sends what is left behind.
    /// </summary>
    private async Task Deliver(OutboxTicket ticket, CancellationToken ct)
    {
        try
        {
            await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e) && !ct.IsCancellationRequested)
        {
            Log.LeftBehind(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Messages were left to the outbox.")]
        public static partial void LeftBehind(ILogger logger, Exception failure);
    }
}
