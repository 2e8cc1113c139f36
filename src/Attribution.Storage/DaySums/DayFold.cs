using Attribution.Storage.Events;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>
/// Decides which rows of a day change so that its sums hold what counters of event partitions say: by the difference to what each
/// partition's slot remembers. As much as one transaction holds; the rest is for the next.
/// </summary>
internal sealed class DayFold(string partition, DayRows known)
{
    private const int MostRows = 100;

    private readonly Dictionary<string, SlotRow> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SumRow> sums = new(StringComparer.Ordinal);

    /// <summary>Rows to write. They are copies: what is known stays as it is until the store has taken them.</summary>
    public IReadOnlyList<SumRow> Sums => [.. sums.Values];

    /// <summary>Rows to write beside <see cref="Sums"/>.</summary>
    public IReadOnlyList<SlotRow> Slots => [.. slots.Values];

    /// <summary>Adds one partition's difference.</summary>
    /// <returns>Whether all of it is in; false when another transaction must take the rest.</returns>
    public bool Add(EventPartition source, EventCounter counter)
    {
        var slotKey = SlotKey(source);
        if (slots.ContainsKey(slotKey))
        {
            // Its difference is taken to what this transaction leaves behind.
            return false;
        }

        var before = known.Slot(slotKey);
        if (before?.Events >= counter.Events)
        {
            return true;
        }

        var folded = CampaignCounts.Parse(before?.Counts);
        var changed = counter.Campaigns.Where(c => folded.GetValueOrDefault(c.Key) != c.Value).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var taken = 0;
        foreach (var (campaign, count) in changed)
        {
            var key = SumKey(source.Measure, campaign);
            if (!sums.TryGetValue(key, out var sum))
            {
                if (slots.Count + sums.Count + 2 > MostRows)
                {
                    break;
                }

                sums[key] = sum = known.Sum(key)?.Copy() ?? new SumRow { PartitionKey = partition, RowKey = key };
            }

            var difference = count - folded.GetValueOrDefault(campaign);
            sum.Count = checked(sum.Count + difference.Count);
            sum.Micros = checked(sum.Micros + difference.Micros);
            folded[campaign] = count;
            taken++;
        }

        var isComplete = taken == changed.Count && slots.Count + sums.Count + 1 <= MostRows;
        if (taken > 0 || isComplete)
        {
            // A slot whose campaigns are not all in keeps its old number of events, so that nobody skips the rest.
            slots[slotKey] = new SlotRow
            {
                PartitionKey = partition,
                RowKey = slotKey,
                ETag = before?.ETag ?? default,
                Events = isComplete ? counter.Events : before?.Events ?? 0,
                Identified = isComplete ? counter.Identified : before?.Identified ?? 0,
                Counts = CampaignCounts.Write(folded),
            };
        }

        return isComplete;
    }
}
