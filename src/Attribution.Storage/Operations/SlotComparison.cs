using System.Globalization;
using Attribution.Storage.Events;
using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.Operations;

/// <summary>Holds the slots of a day against the events that they say were carried over.</summary>
internal sealed class SlotComparison(TableClient table)
{
    private readonly Dictionary<string, SlotRow> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, CampaignCount>> right = new(StringComparer.Ordinal);
    private readonly List<SumDifference> differences = [];
    private readonly List<string> pending = [];
    private readonly List<string> thinned = [];
    private int compared;

    /// <summary>What slots should hold that hold something else.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, CampaignCount>> Right => right;

    public SumCheck Result => new(compared, differences, pending, []) { Thinned = thinned };

    /// <summary>Reads the slots of a day.</summary>
    public async Task Read(string partition, CancellationToken ct)
    {
        await foreach (var slot in table.QueryAsync<SlotRow>(Keys.Prefix(partition, SlotPrefix), cancellationToken: ct).ConfigureAwait(false))
        {
            slots[slot.RowKey] = slot;
        }
    }

    /// <summary>How many events of a partition were carried over.</summary>
    public long Carried(EventPartition partition) => slots.GetValueOrDefault(SlotKey(partition))?.Events ?? 0;

    /// <summary>Compares one slot with its events.</summary>
    public async Task Compare(CountedEvents counted, bool mend, CancellationToken ct)
    {
        compared++;
        var slot = slots.GetValueOrDefault(SlotKey(counted.Partition));
        var last = Math.Max(counted.Events, counted.IsThinned ? counted.Counter!.Events : 0);
        if ((slot?.Events ?? 0) < last)
        {
            pending.Add(counted.Partition.ToString());
        }

        if (counted.IsThinned)
        {
            thinned.Add(counted.Partition.ToString());
        }

        if (slot is not null && Should(counted, slot, last) is { } should)
        {
            await Differs(slot, counted.Partition, should, Math.Min(slot.Events, last), mend, ct).ConfigureAwait(false);
        }
    }

    /// <summary>What a slot should hold; null when it is right, as far as can be told.</summary>
    private static IReadOnlyDictionary<string, CampaignCount>? Should(CountedEvents counted, SlotRow slot, long last)
    {
        var holds = CampaignCounts.Parse(slot.Counts);
        if (counted.IsThinned)
        {
            // What is gone cannot be counted: the counter tells of all events, and of nothing less.
            var counter = CampaignCounts.Parse(counted.Counter!.Counts);
            return slot.Events < last || CountedEvents.AreEqual(holds, counter) ? null : counter;
        }

        // Where campaigns are many, a slot takes them in several steps and says only after the last how far it is.
        var isOnItsWay = slot.Events < last && counted.All.Keys.Union(holds.Keys, StringComparer.Ordinal)
            .All(campaign => Between(counted.InSlot.GetValueOrDefault(campaign), holds.GetValueOrDefault(campaign), counted.All.GetValueOrDefault(campaign)));
        return isOnItsWay || (slot.Events <= last && CountedEvents.AreEqual(holds, counted.InSlot)) ? null : counted.InSlot;
    }

    private static bool Between(CampaignCount least, CampaignCount count, CampaignCount most) =>
        count.Count >= least.Count && count.Count <= most.Count && count.Micros >= least.Micros && count.Micros <= most.Micros;

    private async Task Differs(
        SlotRow slot, EventPartition partition, IReadOnlyDictionary<string, CampaignCount> should, long events, bool mend, CancellationToken ct)
    {
        if (mend)
        {
            var mended = new SlotRow { PartitionKey = slot.PartitionKey, RowKey = slot.RowKey, ETag = slot.ETag, Events = events, Identified = slot.Identified, Counts = CampaignCounts.Write(should) };
            try
            {
                await table.Put(mended, ct).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // It moved meanwhile: whoever asks again compares what is there now.
                pending.Add(partition.ToString());
                return;
            }
        }
        else if ((await table.GetEntityIfExistsAsync<SlotRow>(slot.PartitionKey, slot.RowKey, cancellationToken: ct).ConfigureAwait(false)) is { HasValue: true, Value: { } now } && now.ETag != slot.ETag)
        {
            pending.Add(partition.ToString());
            return;
        }

        right[slot.RowKey] = should;
        differences.Add(new SumDifference(Name, slot.PartitionKey, slot.RowKey, "Counts", Text(slot.Events, CampaignCounts.Parse(slot.Counts)), Text(events, should)));
    }

    private static string Text(long events, IReadOnlyDictionary<string, CampaignCount> counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{events} {CampaignCounts.Write(counts)}");
}
