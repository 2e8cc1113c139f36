using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;

namespace Attribution.Functions.Attributing;

/// <summary>
/// Brings everything that follows from events up to date: touches findable, leads that they belong to credited again, day sums
/// moved. The day's slots are written last, so a crash before it repeats the work, and repeating it changes nothing.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
public sealed class EventFolding(EventStore events, DaySumStore sums, TouchIndexing indexing)
#pragma warning restore CA1001
{
    /// <summary>
    /// One message at a time folds. Several a second name the same partitions while senders write to them: what waits here finds that the one
    /// before has done its work too, instead of doing it once more.
    /// </summary>
    private readonly SemaphoreSlim folding = new(1);

    /// <summary>Folds all that partitions hold.</summary>
    public Task Fold(IReadOnlyList<EventPartition> partitions, CancellationToken ct) => Fold(partitions, _ => null, ct);

    /// <summary>Folds partitions.</summary>
    /// <param name="partitions">Event partitions.</param>
    /// <param name="least">How many of a partition's events must be folded; null for all that the store knows of.</param>
    /// <param name="ct">Stops between calls.</param>
    public async Task Fold(IReadOnlyList<EventPartition> partitions, Func<EventPartition, long?> least, CancellationToken ct)
    {
        await folding.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await FoldNow(partitions, least, ct).ConfigureAwait(false);
        }
        finally
        {
            folding.Release();
        }
    }

    private async Task FoldNow(IReadOnlyList<EventPartition> partitions, Func<EventPartition, long?> least, CancellationToken ct)
    {
        var counters = new List<(EventPartition Source, EventCounter Counter)>(partitions.Count);
        var touches = new List<Touchpoint>();
        foreach (var partition in partitions.Distinct())
        {
            var counter = await events.Counter(partition, least(partition), ct).ConfigureAwait(false);
            var folded = await sums.Folded(partition, ct).ConfigureAwait(false);
            if (counter.Events > folded.Events)
            {
                counters.Add((partition, counter));
                if (partition.Measure.IsTouch() && counter.Identified > folded.Identified)
                {
                    touches.AddRange(await events.Touches(partition, folded.Events, counter.Events, ct).ConfigureAwait(false));
                }
            }
        }

        await indexing.Index(touches, ct).ConfigureAwait(false);
        await sums.Fold(counters, ct).ConfigureAwait(false);
        foreach (var (partition, counter) in counters)
        {
            events.Forget(partition, counter.Events);
        }
    }
}
