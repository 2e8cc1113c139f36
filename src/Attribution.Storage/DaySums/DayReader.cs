using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>Reads what reports are made of. The cost follows channels × days × campaigns, never the number of events.</summary>
public sealed class DayReader(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Own sums and platforms' totals of one channel, for days that begin in a range.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included.</param>
    /// <param name="ct">Stops between pages.</param>
    public async Task<(IReadOnlyList<DaySum> Sums, IReadOnlyList<DayTotal> Totals)> Days(
        string channel, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (first, last) = (Partition(channel, from), Partition(channel, to));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {FirstReportedKey}");
        var sums = new List<DaySum>();
        var totals = new List<DayTotal>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            var (_, day) = ParsePartition(row.PartitionKey);
            if (row.RowKey.StartsWith(SumPrefix, StringComparison.Ordinal))
            {
                var (measure, campaign) = ParseSumKey(row.RowKey);
                sums.Add(new DaySum(measure, channel, campaign, day, row.GetInt64("Count") ?? 0, row.GetInt64("Micros") ?? 0));
            }
            else if (row.RowKey.StartsWith(TotalPrefix, StringComparison.Ordinal))
            {
                var (measure, source, campaign, end) = ParseTotalKey(row.RowKey);
                totals.Add(new DayTotal(
                    measure, source, channel, campaign, day, end, row.GetInt64("Value") ?? 0, row.GetDateTimeOffset("ReportedAt") ?? default));
            }
        }

        return (sums, totals);
    }

    /// <summary>Event partitions of one channel whose touches are indexed, for days in a range.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included.</param>
    /// <param name="ct">Stops between pages.</param>
    public async Task<IReadOnlyList<EventPartition>> Touched(string channel, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (first, last) = (Partition(channel, from), Partition(channel, to));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {SlotPrefix} and RowKey lt {FirstReportedKey} and Identified gt 0L");
        var partitions = new List<EventPartition>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            if (ParseSlotKey(row.PartitionKey, row.RowKey) is var partition && partition.Measure.IsTouch())
            {
                partitions.Add(partition);
            }
        }

        return partitions;
    }
}
