using Attribution.Storage.Events;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>Carries the counters of event partitions over into the sums of the day: always the difference, never twice.</summary>
public sealed class DaySumStore(TableServiceClient tables)
{
    /// <summary>A transaction holds 100 rows, one of which is the slot.</summary>
    private const int CampaignsPerTransaction = 99;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();

    /// <summary>How far an event partition has been carried over.</summary>
    public async Task<EventCounter> Folded(EventPartition source, CancellationToken ct)
    {
        var slot = await Slot(source, ct).ConfigureAwait(false);
        return new EventCounter(slot.Events, slot.Identified, CampaignCounts.Parse(slot.Counts));
    }

    /// <summary>
    /// Brings the day's sums up to a counter. The slot remembers what was carried over, and moves with the sums in one
    /// transaction; a second call with the same or an older counter changes nothing.
    /// </summary>
    public async Task Fold(EventPartition source, EventCounter counter, CancellationToken ct)
    {
        var partition = Partition(source.Channel, source.Day);
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            await Optimistic.Run($"Day {partition}", token => FoldOnce(partition, source, counter, token), ct).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the sums have caught up; false when more campaigns are left than one transaction holds.</returns>
    private async Task<bool> FoldOnce(string partition, EventPartition source, EventCounter counter, CancellationToken ct)
    {
        var slot = await Slot(source, ct).ConfigureAwait(false);
        if (slot.Events >= counter.Events)
        {
            return true;
        }

        var folded = CampaignCounts.Parse(slot.Counts);
        var changed = counter.Campaigns
            .Where(c => folded.GetValueOrDefault(c.Key) != c.Value)
            .OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var now = changed.Take(CampaignsPerTransaction).ToList();
        var sums = await Sums(partition, source, now.Select(c => c.Key), ct).ConfigureAwait(false);
        var actions = new List<TableTransactionAction>(now.Count + 1);
        foreach (var (campaign, count) in now)
        {
            var difference = count - folded.GetValueOrDefault(campaign);
            var sum = sums.GetValueOrDefault(campaign) ?? new SumRow { PartitionKey = partition, RowKey = SumKey(source.Measure, campaign) };
            sum.Count = checked(sum.Count + difference.Count);
            sum.Micros = checked(sum.Micros + difference.Micros);
            actions.Add(Put(sum));
            folded[campaign] = count;
        }

        var isLast = now.Count == changed.Count;
        slot.Counts = CampaignCounts.Write(folded);
        if (isLast)
        {
            slot.Events = counter.Events;
            slot.Identified = counter.Identified;
        }

        actions.Add(Put(slot));
        await table.SubmitTransactionAsync(actions, ct).ConfigureAwait(false);
        return isLast;
    }

    private async Task<SlotRow> Slot(EventPartition source, CancellationToken ct)
    {
        var partition = Partition(source.Channel, source.Day);
        var row = await table.GetEntityIfExistsAsync<SlotRow>(partition, SlotKey(source), cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } found } ? found : new SlotRow { PartitionKey = partition, RowKey = SlotKey(source) };
    }

    private async Task<Dictionary<string, SumRow>> Sums(string partition, EventPartition source, IEnumerable<string> campaigns, CancellationToken ct)
    {
        var sums = new Dictionary<string, SumRow>(StringComparer.Ordinal);
        foreach (var campaign in campaigns)
        {
            var row = await table.GetEntityIfExistsAsync<SumRow>(partition, SumKey(source.Measure, campaign), cancellationToken: ct).ConfigureAwait(false);
            if (row is { HasValue: true, Value: { } found })
            {
                sums[campaign] = found;
            }
        }

        return sums;
    }

    private static TableTransactionAction Put(ITableEntity row) => row.ETag == default
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag);
}
