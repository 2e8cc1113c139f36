using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Operations;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Events;

/// <summary>Old event partitions go, and the sums that they are in stay, wherever a process dies over it.</summary>
[Collection(StorageCollection.Name)]
public sealed class EventExpiryTests(StorageFixture storage)
{
    private static readonly DateOnly Day = new(2025, 3, 10);

    [Fact]
    public async Task Partition_Goes_AndItsSumsAndSlotStay_AlsoWhenItIsFoldedAgain()
    {
        var channel = await Counted("expiry-goes", 250);
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        var before = await Sums(channel);

        var first = await new EventExpiry(storage.Tables).Expire(partition, default);
        var again = await new EventExpiry(storage.Tables).Expire(partition, default);

        Assert.Equal((251, true, 0, true), (first.Rows, first.IsCarriedOver, again.Rows, again.IsCarriedOver));
        Assert.Empty(await storage.Rows("Events", partition.ToString()));

        // A message that asks for it once more finds less than was carried over.
        var events = new EventStore(storage.Tables);
        await new DaySumStore(storage.Tables).Fold(partition, await events.Counter(partition, least: null, default), default);
        Assert.Equal(before, await Sums(channel));
        var check = await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default);
        Assert.Equal((0, 0, 0), (check.Differences.Count, check.Pending.Count, check.Thinned.Count));
        Assert.Equal(before, await Sums(channel));
    }

    [Fact]
    public async Task Partition_Stays_WhileItIsNotInTheSums()
    {
        var channel = await Counted("expiry-waits", 3);
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        await Write(channel, 3, 2);

        Assert.Equal(new ExpiredPartition(0, false), await new EventExpiry(storage.Tables).Expire(partition, default));
        Assert.Equal(6, (await storage.Rows("Events", partition.ToString())).Count);

        await new DaySumStore(storage.Tables).Fold(partition, await new EventStore(storage.Tables).Counter(partition, least: null, default), default);
        Assert.Equal(new ExpiredPartition(6, true), await new EventExpiry(storage.Tables).Expire(partition, default));
    }

    /// <summary>250 events go in three transactions, the counter in a fourth write.</summary>
    [Theory]
    [InlineData(0, 251)]
    [InlineData(1, 151)]
    [InlineData(2, 51)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    public async Task ProcessThatDies_LeavesACounterThatIsBelieved_AndTheNextOneGoesOn(int writes, int left)
    {
        var channel = await Counted($"expiry-dies-{writes}", 250);
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        var before = await Sums(channel);
        using var network = new FaultyNetwork(Fault.RequestLost, n => n >= writes);
        var dying = new EventExpiry(storage.TablesBehind(network));

        Assert.Equal(writes < 4, await Record.ExceptionAsync(() => dying.Expire(partition, default)) is not null);

        Assert.Equal(left, (await storage.Rows("Events", partition.ToString())).Count);
        var check = await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default);
        Assert.Equal((0, 0, left is > 0 and < 251 ? 1 : 0), (check.Differences.Count, check.Pending.Count, check.Thinned.Count));
        await new EventExpiry(storage.Tables).Expire(partition, default);
        Assert.Empty(await storage.Rows("Events", partition.ToString()));
        Assert.Equal(before, await Sums(channel));
    }

    [Fact]
    public async Task TwoProcesses_DeleteBetweenThemWhatThereIs()
    {
        var channel = await Counted("expiry-two", 250);
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        var before = await Sums(channel);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new EventExpiry(storage.Tables).Expire(partition, default)));

        Assert.All(both, one => Assert.True(one.IsCarriedOver));
        Assert.Empty(await storage.Rows("Events", partition.ToString()));
        Assert.Equal(before, await Sums(channel));
    }

    [Fact]
    public async Task Before_TellsPartitionsInOrderOfDays_FromWhereItStopped_AndOfNoOtherChannel()
    {
        var channel = Ids.Own("expiry-days");
        foreach (var day in new[] { Day.AddDays(2), Day, Day.AddDays(1) })
        {
            foreach (var name in new[] { channel, channel + "-more" })
            {
                var partition = new EventPartition(Measure.Clicks, name, day, 0, 0);
                await new DaySumStore(storage.Tables).Fold(partition, new EventCounter(1, 0, new Dictionary<string, CampaignCount> { [""] = new(1, 0) }), default);
            }
        }

        var (expiry, after, told) = (new EventExpiry(storage.Tables), "", new List<string>());
        while (await expiry.Before(channel, after, Day.AddDays(2), 1, default) is [var next])
        {
            told.Add(after = next.ToString());
        }

        Assert.Equal([$"clicks|{channel}|20250310|00000|00", $"clicks|{channel}|20250311|00000|00"], told);
    }

    private async Task<string> Counted(string name, int events)
    {
        var channel = Ids.Own(name);
        await Write(channel, 0, events);
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        await new DaySumStore(storage.Tables).Fold(partition, await new EventStore(storage.Tables).Counter(partition, least: null, default), default);
        return channel;
    }

    private async Task Write(string channel, int first, int count)
    {
        var partition = new EventPartition(Measure.Clicks, channel, Day, 0, 0);
        await new EventStore(storage.Tables).Record(partition, [.. Enumerable.Range(first, count).Select(number =>
            new MeasureEvent(Measure.Clicks, "web", $"{number}", channel, number % 2 == 0 ? "spring" : "", new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero), Day, 0, []))], default);
    }

    private async Task<string> Sums(string channel) => string.Join(' ', (await storage.Rows("DaySums", $"{channel}|20250310")).Select(row => $"{row.RowKey}:{row.GetInt64("Count")}{row.GetInt64("Events")}{row.GetString("Counts")}"));
}
