using System.Collections.Concurrent;
using Attribution.Storage.Events;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>Carries the counters of event partitions over into the sums of the day: always the difference, never twice.</summary>
public sealed class DaySumStore(TableServiceClient tables)
{
    private const int MostDaysRemembered = 200;
    private const int MostRowsRemembered = 5_000;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();
    private readonly ConcurrentDictionary<string, DayRows> remembered = new(StringComparer.Ordinal);

    /// <summary>How far an event partition has been carried over, at least.</summary>
    public async Task<EventCounter> Folded(EventPartition source, CancellationToken ct)
    {
        var partition = Partition(source.Channel, source.Day);
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            var rows = Known(partition);
            await Learn(partition, rows, [source], ct).ConfigureAwait(false);
            return rows.Slot(SlotKey(source)) is { } slot ? new EventCounter(slot.Events, slot.Identified, CampaignCounts.Parse(slot.Counts)) : EventCounter.None;
        }
    }

    /// <summary>Brings the day's sums up to one counter.</summary>
    public Task Fold(EventPartition source, EventCounter counter, CancellationToken ct) => Fold([(source, counter)], ct);

    /// <summary>
    /// Brings a day's sums up to counters of its event partitions. Slots remember what was carried over, and move with the sums in
    /// one transaction; a second call with the same or older counters changes nothing.
    /// </summary>
    /// <param name="counters">Event partitions with their counters; each day's on its own.</param>
    /// <param name="ct">Stops between transactions.</param>
    public async Task Fold(IReadOnlyList<(EventPartition Source, EventCounter Counter)> counters, CancellationToken ct)
    {
        foreach (var day in counters.GroupBy(c => Partition(c.Source.Channel, c.Source.Day), StringComparer.Ordinal))
        {
            await Fold(day.Key, [.. day], ct).ConfigureAwait(false);
        }
    }

    private async Task Fold(string partition, IReadOnlyList<(EventPartition Source, EventCounter Counter)> counters, CancellationToken ct)
    {
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            var left = new Queue<(EventPartition Source, EventCounter Counter)>(counters);
            await Optimistic.Run($"Day {partition}", token => FoldAll(partition, left, token), ct).ConfigureAwait(false);
        }
    }

    private async Task<bool> FoldAll(string partition, Queue<(EventPartition Source, EventCounter Counter)> left, CancellationToken ct)
    {
        while (left.Count > 0)
        {
            var rows = Known(partition);
            await Learn(partition, rows, [.. left.Select(l => l.Source)], ct).ConfigureAwait(false);
            await Learn(partition, rows, left.SelectMany(l => l.Counter.Campaigns.Keys.Select(c => SumKey(l.Source.Measure, c))), ct).ConfigureAwait(false);
            var fold = new DayFold(partition, rows);
            var done = left.TakeWhile(l => fold.Add(l.Source, l.Counter)).Count();
            await Write(partition, rows, fold, ct).ConfigureAwait(false);
            for (var i = 0; i < done; i++)
            {
                left.Dequeue();
            }
        }

        return true;
    }

    private async Task Write(string partition, DayRows rows, DayFold fold, CancellationToken ct)
    {
        IReadOnlyList<ITableEntity> changed = [.. fold.Sums, .. fold.Slots];
        if (changed.Count == 0)
        {
            return;
        }

        try
        {
            var answers = await table.SubmitTransactionAsync(changed.Select(RowWrites.Putting), ct).ConfigureAwait(false);
            for (var i = 0; i < changed.Count; i++)
            {
                changed[i].ETag = answers.Value[i].Headers.ETag ?? throw new InvalidOperationException("The service did not answer a row's version.");
            }
        }
        catch
        {
            // Somebody else wrote, or nobody knows whether we did.
            remembered.TryRemove(partition, out _);
            throw;
        }

        foreach (var sum in fold.Sums)
        {
            rows.Learn(sum.RowKey, sum);
        }

        foreach (var slot in fold.Slots)
        {
            rows.Learn(slot.RowKey, slot);
        }
    }

    private DayRows Known(string partition)
    {
        if (remembered.TryGetValue(partition, out var rows) && rows.Count < MostRowsRemembered)
        {
            return rows;
        }

        if (remembered.Count >= MostDaysRemembered)
        {
            remembered.Clear();
        }

        return remembered[partition] = new DayRows();
    }

    private async Task Learn(string partition, DayRows rows, IReadOnlyList<EventPartition> sources, CancellationToken ct)
    {
        foreach (var key in sources.Select(SlotKey).Where(k => !rows.KnowsSlot(k)).ToList())
        {
            var slot = await table.GetEntityIfExistsAsync<SlotRow>(partition, key, cancellationToken: ct).ConfigureAwait(false);
            rows.Learn(key, slot.HasValue ? slot.Value : null);
        }
    }

    private async Task Learn(string partition, DayRows rows, IEnumerable<string> sums, CancellationToken ct)
    {
        foreach (var key in sums.Where(k => !rows.KnowsSum(k)).Distinct(StringComparer.Ordinal).ToList())
        {
            var sum = await table.GetEntityIfExistsAsync<SumRow>(partition, key, cancellationToken: ct).ConfigureAwait(false);
            rows.Learn(key, sum.HasValue ? sum.Value : null);
        }
    }
}
