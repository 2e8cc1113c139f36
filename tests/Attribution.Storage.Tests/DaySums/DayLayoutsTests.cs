using Attribution.Domain.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Tests.Events;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.DaySums;

[Collection(StorageCollection.Name)]
public sealed class DayLayoutsTests(StorageFixture storage)
{
    [Fact]
    public async Task Of_StaysForABegunDay_WhenTheSettingChanges()
    {
        var channel = Ids.Own();
        var layouts = Layouts();

        Assert.Equal(new EventLayout(4, 2), await layouts.Of(channel, EventFacts.Day, new EventLayout(4, 2), default));

        Assert.Equal(new EventLayout(4, 2), await layouts.Of(channel, EventFacts.Day, EventLayout.Default, default));
        Assert.Equal(new EventLayout(4, 2), await Layouts().Of(channel, EventFacts.Day, EventLayout.Default, default));
        Assert.Equal(EventLayout.Default, await layouts.Of(channel, EventFacts.Day.AddDays(1), EventLayout.Default, default));
        Assert.Equal(EventLayout.Default, await layouts.Of(channel + "-2", EventFacts.Day, EventLayout.Default, default));
    }

    [Fact]
    public async Task Of_IsOneForAll_WhenProcessesWithDifferentSettingsBeginADay()
    {
        var channel = Ids.Own();

        var decided = await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Layouts().Of(channel, EventFacts.Day, new EventLayout(n, n), default)));

        Assert.Single(decided.Distinct());
    }

    [Fact]
    public async Task Of_IsKnown_WhenTheAnswerToDecidingItWasLost()
    {
        var channel = Ids.Own();
        using var network = new FaultyNetwork(Fault.AnswerLost, n => n == 0);

        var layout = await new DayLayouts(storage.TablesBehind(network)).Of(channel, EventFacts.Day, new EventLayout(4, 2), default);

        Assert.Equal(2, network.Writes);
        Assert.Equal(new EventLayout(4, 2), layout);
    }

    [Fact]
    public async Task Of_LetsADuplicateMeetItsOriginal_WhenTheSettingChangedBetweenThem()
    {
        var fact = EventFacts.Click(Ids.Own(), "1");
        async Task<Recorded> Send(EventLayout configured)
        {
            var layout = await Layouts().Of(fact.Channel, fact.Day, configured, default);
            return (await new EventStore(storage.Tables).Record(EventPartition.Of(fact, layout), [fact], default))[0];
        }

        Assert.Equal(Recorded.New, await Send(new EventLayout(24, 4)));
        Assert.Equal(Recorded.Duplicate, await Send(new EventLayout(288, 16)));
    }

    private DayLayouts Layouts() => new(storage.Tables);
}
