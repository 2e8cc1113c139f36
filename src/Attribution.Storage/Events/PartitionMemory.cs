using Attribution.Domain.Leads;

namespace Attribution.Storage.Events;

/// <summary>
/// What this process knows of an event partition from its own writes: enough to write again without reading first, to tell the
/// duplicates that arrive soon after the original, and to hand the latest touches to folding.
/// </summary>
/// <remarks>Knowledge may be old, never wrong: the counter's ETag refuses a write that rests on an old one, and an event that was seen is never unseen.</remarks>
/// <param name="partition">The partition.</param>
/// <param name="recent">Keys of all partitions.</param>
internal sealed class PartitionMemory(EventPartition partition, RecentKeys recent)
{
    private readonly Lock gate = new();

    /// <summary>Tells the same event in different partitions apart.</summary>
    private readonly UInt128 own = EventTable.Compact(Keys.Digest(partition.ToString()));
    private readonly List<(long Sequence, Touchpoint Touch)> touches = [];
    private EventTable.CounterRow? counter;
    private bool isUncertain;

    /// <summary>Every touch among the events of these numbers is remembered, both included.</summary>
    private long touchesFrom = 1;
    private long touchesTo;

    /// <summary>How much it holds, for whoever limits the sum.</summary>
    public int Size
    {
        get
        {
            lock (gate)
            {
                return touches.Count;
            }
        }
    }

    /// <summary>Whether the counter must be read before the next write. A partition never met is taken to be new: reading would cost as much as finding out.</summary>
    public bool IsUncertain
    {
        get
        {
            lock (gate)
            {
                return isUncertain;
            }
        }
    }

    /// <summary>The counter as this process last wrote or read it; null when there is none, as far as it knows.</summary>
    public EventTable.CounterRow? Counter
    {
        get
        {
            lock (gate)
            {
                return isUncertain ? null : counter;
            }
        }
    }

    /// <summary>Whether an event is known to be in the store.</summary>
    public bool Knows(string rowKey) => recent.Contains(KeyOf(rowKey));

    /// <summary>Somebody else wrote, or the fate of a write is unknown: ask the store.</summary>
    public void Doubt()
    {
        lock (gate)
        {
            isUncertain = true;
        }
    }

    /// <summary>What the store says.</summary>
    /// <returns>Whether somebody else has written since this process did.</returns>
    public bool Learn(EventTable.CounterRow? stored)
    {
        lock (gate)
        {
            var isNews = stored?.ETag != counter?.ETag;
            (counter, isUncertain) = (stored, false);
            return isNews;
        }
    }

    /// <summary>These events are in the store, by whomever they were written.</summary>
    public void Learn(IEnumerable<string> rowKeys)
    {
        foreach (var rowKey in rowKeys)
        {
            recent.Add(KeyOf(rowKey));
        }
    }

    /// <summary>A transaction of this process succeeded.</summary>
    /// <param name="written">The counter as it is now.</param>
    /// <param name="events">Its events, in order of their numbers, which end with the counter's.</param>
    public void Wrote(EventTable.CounterRow written, IReadOnlyList<PendingEvent> events)
    {
        var first = written.Events - events.Count + 1;
        lock (gate)
        {
            if (touchesTo != first - 1)
            {
                // Events of others lie in between.
                touches.Clear();
                touchesFrom = first;
            }

            touchesTo = written.Events;
            (counter, isUncertain) = (written, false);
            for (var i = 0; i < events.Count; i++)
            {
                recent.Add(KeyOf(events[i].RowKey));
                if (events[i].Fact is { Identifiers.Count: > 0 } fact)
                {
                    touches.Add((first + i, EventTable.Touch(events[i].RowKey, fact)));
                }
            }
        }
    }

    /// <summary>Touches with numbers beyond <paramref name="seen"/>, up to <paramref name="last"/>; null when some of them may be unknown here.</summary>
    public IReadOnlyList<Touchpoint>? Touches(long seen, long last)
    {
        lock (gate)
        {
            return seen + 1 >= touchesFrom && last <= touchesTo
                ? [.. touches.Where(t => t.Sequence > seen && t.Sequence <= last).Select(t => t.Touch)]
                : null;
        }
    }

    /// <summary>Touches up to this number are indexed: no need to hand them over again.</summary>
    public void Forget(long upTo)
    {
        lock (gate)
        {
            touches.RemoveAll(t => t.Sequence <= upTo);
            touchesFrom = Math.Max(touchesFrom, upTo + 1);
        }
    }

    private UInt128 KeyOf(string rowKey) => EventTable.Compact(rowKey) ^ own;
}
