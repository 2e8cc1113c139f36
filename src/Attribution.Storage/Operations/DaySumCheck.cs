using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.Operations;

/// <summary>
/// Compares the sums of a channel's day with its events: first the counters of the event partitions and the slots that say what was carried over, then the sums,
/// which are what the slots add up to.
/// </summary>
public sealed class DaySumCheck(TableServiceClient tables, EventTables eventTables)
{
    private static readonly SumRows Sums = new(SumPrefix, row => new[] { ("Count", row.GetInt64("Count") ?? 0), ("Micros", row.GetInt64("Micros") ?? 0) }
        .Where(number => number.Item2 != 0).ToDictionary(number => number.Item1, number => number.Item2.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly EventCount events = new(eventTables);

    /// <summary>Of events that lie with everything else.</summary>
    public DaySumCheck(TableServiceClient tables)
        : this(tables, new EventTables(tables))
    {
    }

    /// <summary>Compares, and mends if asked to. What is not carried over yet is no difference; the partitions that hold it are named.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="day">The day.</param>
    /// <param name="mend">Whether to write what should be.</param>
    /// <param name="ct">Stops between calls.</param>
    public async Task<SumCheck> Run(string channel, DateOnly day, bool mend, CancellationToken ct)
    {
        var partition = Partition(channel, day);
        var slots = new SlotComparison(table);

        // Slots are read before the events: whatever a slot holds is among the events that are read after it.
        await slots.Read(partition, ct).ConfigureAwait(false);
        var counters = new List<SumDifference>();
        foreach (var measure in Enum.GetValues<Measure>())
        {
            await foreach (var counted in events.Of(measure, channel, day, slots.Carried, ct).ConfigureAwait(false))
            {
                counters.AddRange(await events.Compare(counted, mend, ct).ConfigureAwait(false));
                await slots.Compare(counted, mend, ct).ConfigureAwait(false);
            }
        }

        return new SumCheck(0, counters, [], []) + slots.Result
            + await new SumComparison(table, Sums).Run(partition, token => Recompute(partition, slots.Right, token), mend, ct).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, TableEntity>> Recompute(string partition, IReadOnlyDictionary<string, IReadOnlyDictionary<string, CampaignCount>> right, CancellationToken ct)
    {
        var sums = new Dictionary<string, CampaignCount>(StringComparer.Ordinal);
        await foreach (var slot in table.QueryAsync<SlotRow>(Keys.Prefix(partition, SlotPrefix), cancellationToken: ct).ConfigureAwait(false))
        {
            var measure = ParseSlotKey(partition, slot.RowKey).Measure;
            foreach (var (campaign, count) in right.GetValueOrDefault(slot.RowKey) ?? CampaignCounts.Parse(slot.Counts))
            {
                var key = SumKey(measure, campaign);
                sums[key] = sums.GetValueOrDefault(key) + count;
            }
        }

        return sums.ToDictionary(
            sum => sum.Key, sum => new TableEntity(partition, sum.Key) { ["Count"] = sum.Value.Count, ["Micros"] = sum.Value.Micros }, StringComparer.Ordinal);
    }
}
