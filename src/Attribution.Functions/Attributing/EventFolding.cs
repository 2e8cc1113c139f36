using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Messages;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Journeys;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Attributing;

/// <summary>
/// Brings everything that follows from events up to date: touches findable, leads that they belong to credited again, day sums
/// moved. The day's slots are written last, so a crash before it repeats the work, and repeating it changes nothing.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
public sealed class EventFolding(EventStore events, DaySumStore sums, JourneyStore journeys, MessageSender sender)
#pragma warning restore CA1001
{
    private const int TouchesAtATime = 64;

    /// <summary>
    /// Indexing a touch costs calls of its own. While senders wait for the store, it takes what they leave; but with every so many touches that
    /// wait it takes one call more at once, or under a load that lasts it would fall behind for ever.
    /// </summary>
    private const int TouchesPerCallAtOnce = 1500;

    /// <summary>One message at a time indexes, or their calls would add up.</summary>
    private readonly SemaphoreSlim indexing = new(1);

    /// <summary>Folds partitions.</summary>
    public async Task Fold(IReadOnlyList<EventPartition> partitions, CancellationToken ct)
    {
        var counters = new List<(EventPartition Source, EventCounter Counter)>(partitions.Count);
        var touches = new List<Touchpoint>();
        foreach (var partition in partitions.Distinct())
        {
            var counter = await events.Counter(partition, ct).ConfigureAwait(false);
            var folded = await sums.Folded(partition, ct).ConfigureAwait(false);
            if (counter.Events > folded.Events)
            {
                counters.Add((partition, counter));
                if (partition.Measure is Measure.Clicks or Measure.Visits && counter.Identified > folded.Identified)
                {
                    touches.AddRange(await events.Touches(partition, folded.Events, counter.Events, ct).ConfigureAwait(false));
                }
            }
        }

        await Index(touches, ct).ConfigureAwait(false);
        await sums.Fold(counters, ct).ConfigureAwait(false);
        foreach (var (partition, counter) in counters)
        {
            events.Forget(partition, counter.Events);
        }
    }

    private int CallsAtOnce => events.IsBusy
        ? Math.Min(1 + events.TouchesWaiting / TouchesPerCallAtOnce, JourneyStore.MostCallsAtOnce)
        : JourneyStore.MostCallsAtOnce;

    private async Task Index(List<Touchpoint> touches, CancellationToken ct)
    {
        if (touches.Count == 0)
        {
            return;
        }

        var leads = new HashSet<string>(StringComparer.Ordinal);
        await indexing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            foreach (var chunk in touches.Chunk(TouchesAtATime))
            {
                leads.UnionWith(await journeys.Add(chunk, CallsAtOnce, ct).ConfigureAwait(false));
            }
        }
        finally
        {
            indexing.Release();
        }

        foreach (var message in AttributeLeads.Again(leads.Order(StringComparer.Ordinal)))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }
}
