using Attribution.Domain.Measures;
using Attribution.Storage.Events;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Events;

/// <summary>What a process may say about a partition without asking the store.</summary>
public sealed class PartitionMemoryTests
{
    [Theory]
    // w3: this process writes three events; o2: others write two; f4: folded up to the fourth.
    //          history        asked: after, up to   touches
    [InlineData("w3",          0, 3,                 "1 2 3")]
    [InlineData("w3",          2, 3,                 "3")]
    [InlineData("w3",          3, 3,                 "")]
    [InlineData("w3 w2",       0, 5,                 "1 2 3 4 5")]
    [InlineData("w3 w2",       1, 4,                 "2 3 4")]
    // Nothing is known of what others wrote.
    [InlineData("",            0, 1,                 "?")]
    [InlineData("o2 w3",       0, 5,                 "?")]
    [InlineData("o2 w3",       1, 5,                 "?")]
    [InlineData("o2 w3",       2, 5,                 "3 4 5")]
    [InlineData("w3 o2",       0, 5,                 "?")]
    [InlineData("w3 o2",       0, 3,                 "1 2 3")]
    [InlineData("w3 o2 w1",    0, 6,                 "?")]
    [InlineData("w3 o2 w1",    3, 6,                 "?")]
    [InlineData("w3 o2 w1",    5, 6,                 "6")]
    // Nor of what has been forgotten.
    [InlineData("w3 f2",       0, 3,                 "?")]
    [InlineData("w3 f2",       2, 3,                 "3")]
    [InlineData("w3 f3 w2",    3, 5,                 "4 5")]
    [InlineData("w3 f3 w2",    2, 5,                 "?")]
    public void Touches_AreToldOnlyWhenNoneIsMissing(string history, long seen, long last, string expected)
    {
        var memory = new PartitionMemory(new EventPartition(Measure.Clicks, "paid", EventFacts.Day, 0, 0), new RecentKeys());
        var events = 0L;
        foreach (var step in history.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var count = int.Parse(step.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            switch (step[0])
            {
                case 'w':
                    memory.Wrote(Counter(events + count), [.. Enumerable.Range(1, count).Select(n => Event(events + n))]);
                    events += count;
                    break;
                case 'o':
                    events += count;
                    memory.Doubt();
                    memory.Learn(Counter(events));
                    break;
                case 'f':
                    memory.Forget(count);
                    break;
            }
        }

        Assert.Equal(expected, memory.Touches(seen, last) is { } touches ? string.Join(' ', touches.Select(t => t.Campaign)) : "?");
    }

    [Fact]
    public void Memories_ForgetThePartitionsNotUsedForLongest_AndNoKey()
    {
        // A partition and its two touches weigh three.
        var memories = new PartitionMemories(mostSize: 10);
        EventPartition Partition(int shard) => new(Measure.Clicks, "paid", EventFacts.Day, 0, shard);
        foreach (var shard in Enumerable.Range(0, 3))
        {
            memories.Of(Partition(shard)).Wrote(Counter(2), [Event(1), Event(2)]);
            memories.Weigh(Partition(shard));
        }

        memories.Of(Partition(0));
        memories.Of(Partition(3)).Wrote(Counter(1), [Event(1)]);
        memories.Weigh(Partition(3));

        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(s => memories.Peek(Partition(s)) is not null));
        Assert.True(memories.Of(Partition(1)).Knows(Event(2).RowKey));
        Assert.False(memories.Of(Partition(3)).Knows(Event(2).RowKey));
    }

    [Fact]
    public void RecentKeys_KeepTheLatest_AndForgetTheOldest()
    {
        var keys = new RecentKeys(buckets: 2);
        UInt128 Key(int n) => (UInt128)(2 * n) + 1;
        foreach (var n in Enumerable.Range(0, 10))
        {
            keys.Add(Key(n));
            keys.Add(Key(n));
        }

        // All fall into one bucket of eight.
        Assert.Equal([false, false, .. Enumerable.Repeat(true, 8)], Enumerable.Range(0, 10).Select(n => keys.Contains(Key(n))));
        Assert.False(keys.Contains(2));
    }

    private static EventTable.CounterRow Counter(long events) => new() { Events = events };

    /// <summary>The event of a number, which is also its campaign.</summary>
    private static PendingEvent Event(long number)
    {
        var fact = EventFacts.Click("paid", $"{number}", $"{number}", $"v:{number}");
        return new PendingEvent(new PendingEvents([fact]), 0, EventTable.RowKey(new EventPartition(Measure.Clicks, "paid", EventFacts.Day, 0, 0), fact));
    }
}
