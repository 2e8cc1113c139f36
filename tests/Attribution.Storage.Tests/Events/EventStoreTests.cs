using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Events;

[Collection(StorageCollection.Name)]
public sealed class EventStoreTests(StorageFixture storage)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    // A transaction holds 99 events and their counter.
    [InlineData(98)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(198)]
    [InlineData(199)]
    [InlineData(250)]
    public async Task Record_CountsEachEventOnce_WhenABatchIsSentTwice(int events)
    {
        var (store, channel) = (Store(), Ids.Own($"{events}"));
        var facts = EventFacts.Clicks(channel, Enumerable.Range(0, events));

        var first = await store.Record(Partition(channel), facts, default);
        var again = await store.Record(Partition(channel), facts, default);

        Assert.Equal(Enumerable.Repeat(Recorded.New, events), first);
        Assert.Equal(Enumerable.Repeat(Recorded.Duplicate, events), again);
        Assert.Equal(events, (await store.Counter(Partition(channel), least: null, default)).Events);
        Assert.Equal(events, (await Sequences(channel)).Count);
    }

    [Theory]
    //          stored     sent             new (+) or duplicate (=)
    // Within a batch the first counts.
    [InlineData("",        "a b a",         "+ + =")]
    [InlineData("",        "a a a a a",     "+ = = = =")]
    // Between batches.
    [InlineData("a",       "a",             "=")]
    [InlineData("a b",     "b a",           "= =")]
    [InlineData("a",       "a b",           "= +")]
    [InlineData("b",       "a b c",         "+ = +")]
    [InlineData("a c",     "a b c d",       "= + = +")]
    [InlineData("a b c d", "d x c y b z a", "= + = + = + =")]
    // Both at once.
    [InlineData("a c",     "b a b c d d",   "+ = = = + =")]
    // The id is taken as it came.
    [InlineData("a",       "A a/ aa",       "+ + +")]
    public async Task Record_NamesTheDuplicates_WhenABatchIsMixed(string stored, string sent, string expected)
    {
        var (store, channel) = (Store(), Ids.Own(stored + "|" + sent));
        await store.Record(Partition(channel), Named(channel, stored), default);

        var recorded = await store.Record(Partition(channel), Named(channel, sent), default);

        Assert.Equal(expected, string.Join(' ', recorded.Select(r => r == Recorded.New ? "+" : "=")));
        Assert.Equal($"{stored} {sent}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Count(), (await store.Counter(Partition(channel), least: null, default)).Events);
    }

    [Fact]
    public async Task Record_NamesTheDuplicates_WhenALongBatchHasThemEverywhere()
    {
        var (store, channel) = (Store(), Ids.Own());
        var thirds = Enumerable.Range(0, 250).Where(n => n % 3 == 0);
        await store.Record(Partition(channel), EventFacts.Clicks(channel, thirds), default);

        var recorded = await store.Record(Partition(channel), EventFacts.Clicks(channel, Enumerable.Range(0, 250)), default);

        Assert.Equal(Enumerable.Range(0, 250).Select(n => n % 3 == 0 ? Recorded.Duplicate : Recorded.New), recorded);
        Assert.Equal(Enumerable.Range(1, 250).Select(n => (long)n), await Sequences(channel));
    }

    [Fact]
    public async Task Record_TellsSendersApart_WhenTheyUseTheSameId()
    {
        var (store, channel) = (Store(), Ids.Own());
        var click = EventFacts.Click(channel, "1");

        var recorded = await store.Record(Partition(channel), [click, click with { Source = "app" }], default);

        Assert.Equal([Recorded.New, Recorded.New], recorded);
    }

    [Fact]
    public async Task Counter_AddsUpPerCampaign_WhenEventsCarryAmounts()
    {
        var (store, channel) = (Store(), Ids.Own());
        MeasureEvent Cost(string id, string campaign, long micros) => EventFacts.Click(channel, id, campaign) with { Measure = Measure.Cost, Micros = micros };
        var partition = Partition(channel) with { Measure = Measure.Cost };

        await store.Record(partition, [Cost("1", "spring", 12_500_000), Cost("2", "", 1), Cost("3", "autumn", 0)], default);
        await store.Record(partition, [Cost("4", "spring", 500_000), Cost("1", "spring", 12_500_000)], default);

        var counter = await store.Counter(partition, least: null, default);
        Assert.Equal((4, 0), (counter.Events, counter.Identified));
        Assert.Equal(
            new Dictionary<string, CampaignCount> { [""] = new(1, 1), ["autumn"] = new(1, 0), ["spring"] = new(2, 13_000_000) }, counter.Campaigns);
    }

    [Fact]
    public async Task Counter_IsNone_WhenNothingWasRecorded()
    {
        var counter = await Store().Counter(Partition(Ids.Own()), least: null, default);

        Assert.Equal((0, 0, 0), (counter.Events, counter.Identified, counter.Campaigns.Count));
    }

    [Fact]
    public async Task Record_KeepsPartitionsApart()
    {
        var (store, channel) = (Store(), Ids.Own());
        var other = Partition(channel) with { Shard = 1 };
        var click = EventFacts.Click(channel, "1");

        await store.Record(Partition(channel), [click], default);

        Assert.Equal([Recorded.New], await store.Record(other, [click], default));
        Assert.Equal(1, (await store.Counter(Partition(channel), least: null, default)).Events);
    }

    [Fact]
    public async Task Record_CountsEachEventOnce_WhenTwoProcessesSendOverlappingBatches()
    {
        var channel = Ids.Own();
        EventStore[] processes = [Store(), Store()];

        // Eight batches of 40, each sharing half with the one before; both processes send all of them, in opposite order.
        var batches = Enumerable.Range(0, 8).Select(b => EventFacts.Clicks(channel, Enumerable.Range(20 * b, 40))).ToList();
        var recorded = await Task.WhenAll(
            processes.SelectMany((store, i) => (i == 0 ? batches : Enumerable.Reverse(batches)).Select(b => store.Record(Partition(channel), b, default))));

        Assert.Equal(180, recorded.Sum(outcomes => outcomes.Count(o => o == Recorded.New)));
        var counter = await processes[0].Counter(Partition(channel), least: null, default);
        Assert.Equal(180, counter.Events);
        Assert.Equal(new CampaignCount(180, 0), counter.Campaigns[""]);
        Assert.Equal(Enumerable.Range(1, 180).Select(n => (long)n), await Sequences(channel));
    }

    [Fact]
    public async Task Touches_ResumeFromANumber()
    {
        var (store, channel) = (Store(), Ids.Own());
        await store.Record(Partition(channel), [EventFacts.Click(channel, "1", "spring", "c:1", "v:1"), EventFacts.Click(channel, "2")], default);
        var seen = await store.Counter(Partition(channel), least: null, default);
        await store.Record(Partition(channel), [EventFacts.Click(channel, "1", "spring", "c:1", "v:1"), EventFacts.Click(channel, "3", "", "v:3")], default);

        var all = await store.Touches(Partition(channel), 0, 3, default);
        var later = await store.Touches(Partition(channel), seen.Events, 3, default);
        var none = await store.Touches(Partition(channel), 3, 3, default);

        Assert.Equal((2, 1), (seen.Events, seen.Identified));
        Assert.Equal(["c:1 v:1", "v:3"], all.Select(t => string.Join(' ', t.Identifiers)).Order(StringComparer.Ordinal));
        var first = Assert.Single(all, t => t.Campaign == "spring");
        Assert.Equal((channel, "spring", EventFacts.Noon, Keys.Digest("site", "1")), (first.Channel, first.Campaign, first.OccurredAt, first.Id));
        Assert.Equal(["v:3"], Assert.Single(later).Identifiers);
        Assert.Empty(none);

        // A process that remembers nothing asks the store.
        Assert.Equal(all.Select(t => t.Id).Order(StringComparer.Ordinal), (await Store().Touches(Partition(channel), 0, 3, default)).Select(t => t.Id).Order(StringComparer.Ordinal));
        Assert.Equal(later.Select(t => t.Id), (await Store().Touches(Partition(channel), seen.Events, 3, default)).Select(t => t.Id));
    }

    [Theory]
    // Passing faults, within the client's own tries.
    [InlineData(Fault.RequestLost, 1)]
    [InlineData(Fault.AnswerLost,  1)]
    [InlineData(Fault.Busy,        1)]
    [InlineData(Fault.RowChanged,  1)]
    // The client gives up, and the sender comes back.
    [InlineData(Fault.RequestLost, 6)]
    [InlineData(Fault.AnswerLost,  6)]
    [InlineData(Fault.Busy,        6)]
    [InlineData(Fault.RowChanged,  6)]
    public async Task Record_CountsEachEventOnce_WhenWritesGoWrong(Fault fault, int times)
    {
        var channel = Ids.Own($"{fault}{times}");
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new EventStore(storage.TablesBehind(network));

        await Sender.Insist(() => store.Record(Partition(channel), EventFacts.Clicks(channel, Enumerable.Range(0, 120)), default));

        Assert.True(network.Writes > times);
        Assert.Equal(new CampaignCount(120, 0), (await Store().Counter(Partition(channel), least: null, default)).Campaigns[""]);
        Assert.Equal(Enumerable.Range(1, 120).Select(n => (long)n), await Sequences(channel));
    }

    [Fact]
    public async Task Record_SaysThatTheStoreIsBusy_WhenEveryAttemptLoses()
    {
        var channel = Ids.Own();
        using var network = new FaultyNetwork(Fault.RowChanged, _ => true);
        var store = new EventStore(storage.TablesBehind(network));

        await Assert.ThrowsAsync<StoreBusyException>(() => store.Record(Partition(channel), [EventFacts.Click(channel, "1")], default));
    }

    private EventStore Store() => new(storage.Tables);

    private static EventPartition Partition(string channel) => new(Measure.Clicks, channel, EventFacts.Day, 0, 0);

    private static IReadOnlyList<MeasureEvent> Named(string channel, string ids) =>
        [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => EventFacts.Click(channel, id))];

    /// <summary>Numbers of the stored events: without a gap when every event moved the counter by one.</summary>
    private async Task<IReadOnlyList<long>> Sequences(string channel) =>
    [
        .. (await storage.Rows(EventTable.Name, Partition(channel).ToString()))
            .Where(r => r.RowKey != EventTable.CounterKey(Partition(channel))).Select(r => r.GetInt64("Sequence")!.Value).Order(),
    ];
}
