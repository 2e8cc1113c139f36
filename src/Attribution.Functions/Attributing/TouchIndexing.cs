using Attribution.Domain.Leads;
using Attribution.Domain.Retention;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Events;
using Attribution.Storage.Journeys;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Attributing;

/// <summary>Makes touches findable, and asks for what follows: leads that they belong to, and journeys that were over without them.</summary>
public sealed class TouchIndexing(
    EventStore events, JourneyStore journeys, JourneyClosing closing, MessageSender sender, Horizons horizons, ReportingCalendar calendar)
{
    private const int TouchesAtATime = 128;

    /// <summary>Calls queue behind those of senders then: it takes more of them to get as much done.</summary>
    private const int MostCallsUnderLoad = 48;

    /// <summary>
    /// Indexing a touch costs calls of its own. While senders wait for the store, it takes what they leave, and a burst is worked off after
    /// it. Under a load that lasts it would fall behind for ever: so with more than <see cref="PatientTouches"/> waiting it takes one call more
    /// at once for every so many. It must never come near to what <c>PartitionMemories</c> holds, or touches are looked for in the store.
    /// </summary>
    private const int TouchesPerCallAtOnce = 150;

    /// <summary>A burst of some seconds.</summary>
    private const int PatientTouches = 4_000;

    /// <summary>Indexes touches; again changes nothing. Those that would go by age at once are on no journey any more.</summary>
    public async Task Index(IReadOnlyList<Touchpoint> all, CancellationToken ct)
    {
        var horizon = all.Count == 0 ? RetentionHorizon.Endless : await horizons.Now(ct).ConfigureAwait(false);
        var touches = all.Where(touch => horizon.HasTouchesFrom(calendar.DayOf(touch.OccurredAt))).ToList();
        if (touches.Count == 0)
        {
            return;
        }

        var leads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in touches.Chunk(TouchesAtATime))
        {
            leads.UnionWith(await journeys.Add(chunk, CallsAtOnce, ct).ConfigureAwait(false));
        }

        // Judged after they were written: whoever closes the journeys of their day has not begun yet, or is told here.
        var late = closing.ChangedBy(touches);
        var deals = leads.Where(key => key.StartsWith(JourneyStore.DealPrefix, StringComparison.Ordinal)).ToList();
        foreach (var message in AttributeLeads.Again(leads.Except(deals).Order(StringComparer.Ordinal)).Concat(SettleDeals.For(deals.Select(DealSettling.KeyOf).Order(StringComparer.Ordinal))).Concat(CloseJourneys.For(late)))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }

    private int CallsAtOnce => events.IsBusy
        ? Math.Min(1 + (Math.Max(0, events.TouchesWaiting - PatientTouches) / TouchesPerCallAtOnce), MostCallsUnderLoad)
        : JourneyStore.MostCallsAtOnce;
}
