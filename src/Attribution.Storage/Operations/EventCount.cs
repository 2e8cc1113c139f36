using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Operations;

/// <summary>The events of a partition, counted one by one.</summary>
/// <param name="partition">The partition.</param>
/// <param name="counter">What the partition's own counter said before they were read; null for one that has lost it.</param>
/// <param name="slotEvents">How many of them the day's slot says were carried over.</param>
internal sealed class CountedEvents(EventPartition partition, CounterRow? counter, long slotEvents)
{
    private readonly Dictionary<string, CampaignCount> all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CampaignCount> inCounter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CampaignCount> inSlot = new(StringComparer.Ordinal);

    public EventPartition Partition => partition;

    /// <summary>What the partition's own counter said before the events were read; null for one that has lost it.</summary>
    public CounterRow? Counter => counter;

    public long Events { get; private set; }

    public long Identified { get; private set; }

    /// <summary>Counts of all events per campaign.</summary>
    public IReadOnlyDictionary<string, CampaignCount> All => all;

    /// <summary>Counts of those that the counter says it has counted.</summary>
    public IReadOnlyDictionary<string, CampaignCount> InCounter => inCounter;

    /// <summary>Counts of those that the day's slot says were carried over.</summary>
    public IReadOnlyDictionary<string, CampaignCount> InSlot => inSlot;

    /// <summary>Whether events have been deleted because they were old: then the counter is all that is known of them.</summary>
    public bool IsThinned => counter is not null && Events < counter.Events;

    public void Add(TableEntity row)
    {
        var (campaign, one) = (row.GetString("Campaign") ?? "", new CampaignCount(1, row.GetInt64("Micros") ?? 0));
        var number = row.GetInt64("Sequence") ?? 0;
        Events++;
        Identified += row.GetString("Identifiers") is { Length: > 0 } ? 1 : 0;
        all[campaign] = all.GetValueOrDefault(campaign) + one;
        if (number <= (counter?.Events ?? 0))
        {
            inCounter[campaign] = inCounter.GetValueOrDefault(campaign) + one;
        }

        if (number <= slotEvents)
        {
            inSlot[campaign] = inSlot.GetValueOrDefault(campaign) + one;
        }
    }

    /// <summary>Whether counts say the same; what is nothing need not be named.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, CampaignCount> left, IReadOnlyDictionary<string, CampaignCount> right) =>
        left.Keys.Union(right.Keys, StringComparer.Ordinal).All(campaign => left.GetValueOrDefault(campaign) == right.GetValueOrDefault(campaign));
}

/// <summary>Counts the events of a channel's day anew, and holds their counters against it.</summary>
internal sealed class EventCount(EventTables tables)
{
    private static readonly string[] Columns = ["PartitionKey", "RowKey", "Campaign", "Micros", "Sequence", "Identifiers", "Events", "Identified", "Counts"];

    /// <summary>Partitions of a day with their events counted, in the order of their keys in each account: one query for each, of as many rows as there are events.</summary>
    /// <param name="measure">What is counted.</param>
    /// <param name="channel">Channel id.</param>
    /// <param name="day">The day.</param>
    /// <param name="slotEvents">How many events of a partition its slot says were carried over.</param>
    /// <param name="ct">Stops between pages.</param>
    public async IAsyncEnumerable<CountedEvents> Of(
        Measure measure, string channel, DateOnly day, Func<EventPartition, long> slotEvents, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var first = EventPartition.Prefix(measure, channel, day);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {first[..^1] + "}"}");
        CountedEvents? current = null;
        await foreach (var row in Rows(tables.Of(day), filter, ct).ConfigureAwait(false))
        {
            if (!EventPartition.TryParse(row.PartitionKey, out var partition))
            {
                continue;
            }

            // The counter's key sorts before those of the events: what it has counted is among the events that are read after it.
            var isCounter = row.RowKey == CounterKey(partition);
            if (current is null || current.Partition != partition)
            {
                if (current is not null)
                {
                    yield return current;
                }

                current = new CountedEvents(partition, isCounter ? Counter(row) : null, slotEvents(partition));
            }

            if (!isCounter)
            {
                current.Add(row);
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static async IAsyncEnumerable<TableEntity> Rows(
        IReadOnlyList<TableClient> tables, string filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var table in tables)
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, select: Columns, cancellationToken: ct).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    /// <summary>Holds a counter against its events, and mends it if asked to.</summary>
    /// <returns>What was wrong with it.</returns>
    public async Task<IReadOnlyList<SumDifference>> Compare(CountedEvents counted, bool mend, CancellationToken ct)
    {
        var (partition, key, table) = (counted.Partition.ToString(), CounterKey(counted.Partition), tables.Of(counted.Partition));
        var said = CampaignCounts.Parse(counted.Counter?.Counts);
        if (counted.IsThinned || (counted.Events == (counted.Counter?.Events ?? 0) && CountedEvents.AreEqual(counted.All, said)))
        {
            return [];
        }

        // Events that came while they were read are no difference: then the counter has moved as well.
        var now = await table.GetEntityIfExistsAsync<CounterRow>(partition, key, cancellationToken: ct).ConfigureAwait(false);
        var moved = (now.HasValue ? now.Value!.ETag : default) != (counted.Counter?.ETag ?? default);
        if (moved && CountedEvents.AreEqual(counted.InCounter, said))
        {
            return [];
        }

        if (mend && !moved)
        {
            await table.Put(
                new CounterRow
                {
                    PartitionKey = partition,
                    RowKey = key,
                    ETag = counted.Counter?.ETag ?? default,
                    Events = counted.Events,
                    Identified = Math.Max(counted.Identified, counted.Counter?.Identified ?? 0),
                    Counts = CampaignCounts.Write(counted.All),
                },
                ct).ConfigureAwait(false);
        }

        return
        [
            new SumDifference(
                Name, partition, key, "Counts", Text(counted.Counter?.Events ?? 0, said), Text(counted.Events, counted.All)),
        ];
    }

    private static string Text(long events, IReadOnlyDictionary<string, CampaignCount> counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{events} {CampaignCounts.Write(counts)}");

    private static CounterRow Counter(TableEntity row) => new()
    {
        PartitionKey = row.PartitionKey,
        RowKey = row.RowKey,
        ETag = row.ETag,
        Events = row.GetInt64("Events") ?? 0,
        Identified = row.GetInt64("Identified") ?? 0,
        Counts = row.GetString("Counts") ?? "",
    };
}
