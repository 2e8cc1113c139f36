using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Tests.Events;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.DaySums;

[Collection(StorageCollection.Name)]
public sealed class DaySumStoreTests(StorageFixture storage)
{
    [Theory]
    //          counters, in order of folding          sums
    [InlineData("a:2",                                 "a:2")]
    // Only the difference moves.
    [InlineData("a:2, a:5",                            "a:5")]
    [InlineData("a:2, a:2 b:1, a:3 b:1 c:4",           "a:3 b:1 c:4")]
    // Again, and older: nothing.
    [InlineData("a:2, a:2, a:2",                       "a:2")]
    [InlineData("a:2, a:5 b:1, a:2, a:3",              "a:5 b:1")]
    // What belongs to no campaign has a sum too.
    [InlineData(":7, :8 a:1",                          ":8 a:1")]
    // Nothing was counted yet.
    [InlineData("",                                    "")]
    public async Task Fold_BringsSumsUpToTheCounter_WhenItFollows(string counters, string expected)
    {
        var channel = Ids.Own(counters);

        foreach (var counter in counters.Split(','))
        {
            await Store().Fold(Partition(channel), Counter(counter), default);
        }

        Assert.Equal(expected, await Sums(channel));
    }

    [Fact]
    public async Task Fold_AddsUpPartitionsOfADay()
    {
        var (store, channel) = (Store(), Ids.Own());

        await store.Fold(Partition(channel), Counter("a:2 b:1"), default);
        await store.Fold(Partition(channel) with { Shard = 1 }, Counter("a:3"), default);
        await store.Fold(Partition(channel) with { Slice = 1 }, Counter("a:4"), default);
        await store.Fold(Partition(channel) with { Measure = Measure.Impressions }, Counter("a:9"), default);
        await store.Fold(Partition(channel) with { Day = EventFacts.Day.AddDays(1) }, Counter("a:9"), default);

        Assert.Equal("a:9 b:1", await Sums(channel));
    }

    [Fact]
    public async Task Fold_AddsUpAmounts()
    {
        var (store, channel) = (Store(), Ids.Own());
        var cost = Partition(channel) with { Measure = Measure.Cost };
        EventCounter Spent(int events, long micros) => new(events, 0, new Dictionary<string, CampaignCount> { ["a"] = new(events, micros) });

        await store.Fold(cost, Spent(1, 2_000_000_000_000), default);
        await store.Fold(cost, Spent(3, 5_000_000_000_000), default);
        await store.Fold(cost with { Shard = 1 }, Spent(1, 1), default);

        var (sums, _) = await new DayReader(storage.Tables).Days(channel, EventFacts.Day, EventFacts.Day, default);
        Assert.Equal(new(Measure.Cost, channel, "a", EventFacts.Day, 4, 5_000_000_000_001), Assert.Single(sums));
    }

    [Fact]
    public async Task Folded_TellsHowFarAPartitionWasCarriedOver()
    {
        var (store, channel) = (Store(), Ids.Own());
        await store.Fold(Partition(channel), Counter("a:2 b:1") with { Identified = 2 }, default);

        var folded = await Store().Folded(Partition(channel), default);
        var other = await Store().Folded(Partition(channel) with { Shard = 1 }, default);

        Assert.Equal((3, 2), (folded.Events, folded.Identified));
        Assert.Equal(Counter("a:2 b:1").Campaigns, folded.Campaigns);
        Assert.Equal((0, 0), (other.Events, other.Identified));
    }

    [Theory]
    // A transaction holds 99 sums and the slot.
    [InlineData(98,  1)]
    [InlineData(99,  1)]
    [InlineData(100, 2)]
    [InlineData(199, 3)]
    public async Task Fold_TakesAsFewTransactionsAsItCan_WhenTheDayHasCampaigns(int campaigns, int transactions)
    {
        var channel = Ids.Own($"{campaigns}");
        using var network = new FaultyNetwork();

        await new DaySumStore(storage.TablesBehind(network)).Fold(Partition(channel), Many(campaigns, 2), default);

        Assert.Equal(transactions, network.Writes);
        Assert.Equal(Text(Many(campaigns, 2)), await Sums(channel));
    }

    [Theory]
    // The next fold may know the same counter, a newer one, or, after a delay, an older one.
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1)]
    public async Task Fold_Continues_WhenAnotherStoppedHalfway(int nextCount)
    {
        var channel = Ids.Own($"{nextCount}");
        using var network = new FaultyNetwork(Fault.RequestLost, n => n >= 1);
        await Assert.ThrowsAnyAsync<Exception>(() => new DaySumStore(storage.TablesBehind(network)).Fold(Partition(channel), Many(150, 2), default));
        var halfway = await Store().Folded(Partition(channel), default);

        await Store().Fold(Partition(channel), Many(150, nextCount), default);
        var next = await Sums(channel);
        await Store().Fold(Partition(channel), Many(150, 4), default);

        // Touches are read from the number of folded events on: it must not pass what is unfinished.
        Assert.Equal((0, 99), (halfway.Events, halfway.Campaigns.Count));
        Assert.Equal(Text(Many(150, nextCount)), next);
        Assert.Equal(Text(Many(150, 4)), await Sums(channel));
    }

    [Fact]
    public async Task Fold_IsExact_WhenTwoProcessesFoldThePartitionsOfADay()
    {
        var channel = Ids.Own();
        DaySumStore[] processes = [Store(), Store()];

        // Each of three partitions is folded through five counters, by both, in opposite order.
        var work = Enumerable.Range(1, 5).SelectMany(step => Enumerable.Range(0, 3).Select(shard => (shard, step))).ToList();
        await Task.WhenAll(processes.SelectMany((store, i) => (i == 0 ? work : Enumerable.Reverse(work))
            .Select(w => store.Fold(Partition(channel) with { Shard = w.shard }, Counter($"a:{w.step} b:{2 * w.step}"), default))));

        Assert.Equal("a:15 b:30", await Sums(channel));
    }

    [Theory]
    [InlineData(Fault.RequestLost, 1)]
    [InlineData(Fault.AnswerLost,  1)]
    [InlineData(Fault.Busy,        1)]
    [InlineData(Fault.RowChanged,  1)]
    [InlineData(Fault.RequestLost, 6)]
    [InlineData(Fault.AnswerLost,  6)]
    [InlineData(Fault.Busy,        6)]
    [InlineData(Fault.RowChanged,  6)]
    public async Task Fold_IsExact_WhenWritesGoWrong(Fault fault, int times)
    {
        var channel = Ids.Own($"{fault}{times}");
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new DaySumStore(storage.TablesBehind(network));

        await Sender.Insist(() => store.Fold(Partition(channel), Many(120, 2), default));
        await Sender.Insist(() => store.Fold(Partition(channel), Many(120, 5), default));

        Assert.True(network.Writes > times);
        Assert.Equal(Text(Many(120, 5)), await Sums(channel));
    }

    private DaySumStore Store() => new(storage.Tables);

    private static EventPartition Partition(string channel) => new(Measure.Clicks, channel, EventFacts.Day, 0, 0);

    private static EventCounter Many(int campaigns, int each) =>
        Counter(string.Join(' ', Enumerable.Range(0, campaigns).Select(n => $"c{n:D3}:{each}")));

    private static EventCounter Counter(string text)
    {
        var campaigns = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':'))
            .ToDictionary(c => c[0], c => new CampaignCount(int.Parse(c[1], CultureInfo.InvariantCulture), 0));
        return new EventCounter(campaigns.Values.Sum(c => c.Count), 0, campaigns);
    }

    private static string Text(EventCounter counter) =>
        string.Join(' ', counter.Campaigns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}:{c.Value.Count}"));

    private async Task<string> Sums(string channel)
    {
        var (sums, _) = await new DayReader(storage.Tables).Days(channel, EventFacts.Day, EventFacts.Day, default);
        return string.Join(' ', sums.Where(s => s.Measure == Measure.Clicks).Select(s => $"{s.Campaign}:{s.Count}"));
    }
}
