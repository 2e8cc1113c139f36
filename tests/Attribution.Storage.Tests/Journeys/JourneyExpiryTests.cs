using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Journeys;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Journeys;

/// <summary>Touches go by age, hour by hour of one day, with the links of leads that ended before them.</summary>
[Collection(StorageCollection.Name)]
public sealed class JourneyExpiryTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Midnight = new(2024, 3, 4, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    //          touches at hours   leads at hours   go before   touches left   leads left
    [InlineData("1 2 3",           "",              2,          "2 3",         "")]
    // To the moment: what happened at it stays.
    [InlineData("2",               "2",             2,          "2",           "2")]
    [InlineData("1 2 3",           "1 4",           3,          "3",           "4")]
    // A lead whose touches are gone is known to those that may still come; one that is old is not asked again.
    [InlineData("1",               "1 5",           4,          "",            "5")]
    [InlineData("5",               "1",             4,          "5",           "")]
    // Nothing is left: no row.
    [InlineData("1 2",             "3",             4,          "",            "")]
    [InlineData("1 2",             "3",             1,          "1 2",         "3")]
    public async Task Expire_LeavesWhatIsYoungEnough_WhenTheRowIs(string touches, string leads, int before, string touchesLeft, string leadsLeft)
    {
        var visitor = $"v:{Ids.Own($"{touches}|{leads}|{before}")}";
        var store = new JourneyStore(storage.Tables);
        await store.Add([.. Hours(touches).Select(hour => Touch(visitor, hour))], default);
        foreach (var hour in Hours(leads))
        {
            await store.Of(Person.Of([Form(visitor, hour)]), AttributionRules.Default, default);
        }

        await Expire(visitor, Midnight.AddHours(before));

        Assert.Equal(touchesLeft, string.Join(' ', (await store.Carrying(visitor, default)).Select(touch => touch.OccurredAt.Hour)));
        Assert.Equal(leadsLeft, string.Join(' ', (await store.LeadsAt(visitor, default)).Select(link => link.ConvertedAt.Hour)));
        Assert.Equal((touchesLeft + leadsLeft).Length > 0 ? 1 : 0, (await storage.Rows("Journeys", visitor)).Count);
    }

    /// <summary>Several pages of touches, of which the older half goes: whoever reads meanwhile sees each of the younger ones.</summary>
    [Fact]
    public async Task Reader_SeesEveryYoungTouch_WhilePagesAreWrittenAnew()
    {
        var visitor = $"v:{Ids.Own()}";
        var store = new JourneyStore(storage.Tables);
        var touches = Enumerable.Range(0, 1_600).Select(minute => Touch(visitor, 0) with { Id = $"touch-{minute:D4}", OccurredAt = Midnight.AddMinutes(minute) }).ToList();
        foreach (var some in touches.Chunk(400))
        {
            await store.Add(some, default);
        }

        Assert.True((await storage.Rows("Journeys", visitor)).Count > 3);
        var half = Midnight.AddMinutes(800);

        // The pages are written anew after the reader has read the first of them.
        using var network = new InterruptedNetwork(after: 1, () => Expire(visitor, half));
        var read = await new JourneyStore(storage.TablesBehind(network)).Carrying(visitor, default);

        Assert.Equal(touches.Skip(800).Select(touch => touch.Id), read.Where(touch => touch.OccurredAt >= half).Select(touch => touch.Id));
        Assert.Equal(800, (await store.Carrying(visitor, default)).Count);
    }

    [Fact]
    public async Task TouchThatComesMeanwhile_IsNotLost()
    {
        var visitor = $"v:{Ids.Own()}";
        var store = new JourneyStore(storage.Tables);
        await store.Add([Touch(visitor, 1), Touch(visitor, 5)], default);

        // After the row was found, and before it is written.
        using var network = new InterruptedNetwork(after: 0, () => store.Add([Touch(visitor, 6)], default));
        await new JourneyStore(storage.TablesBehind(network)).Expire(Before(visitor), Midnight.AddHours(4), 1, default);

        Assert.Equal([5, 6], (await store.Carrying(visitor, default)).Select(touch => touch.OccurredAt.Hour));
    }

    [Fact]
    public async Task Expire_GoesOnWhereItStopped()
    {
        var store = new JourneyStore(storage.Tables);
        var visitors = Enumerable.Range(0, 3).Select(number => $"v:{Ids.Own()}{number}").ToList();
        await store.Add([.. visitors.Select(visitor => Touch(visitor, 1))], default);

        var first = await store.Expire(Before(visitors[0]), Midnight.AddHours(2), 2, default);
        var second = await store.Expire(first.Last!, Midnight.AddHours(2), 1, default);

        Assert.Equal((visitors[1], 2, visitors[2], 1), (first.Last, first.Changed, second.Last, second.Changed));
    }

    private async Task Expire(string visitor, DateTimeOffset before)
    {
        var (last, _) = await new JourneyStore(storage.Tables).Expire(Before(visitor), before, 1, default);
        Assert.Equal(visitor, last);
    }

    /// <summary>The greatest key before an identifier, as good as.</summary>
    private static string Before(string visitor) => visitor[..^1] + (char)(visitor[^1] - 1) + "~";

    private static IEnumerable<int> Hours(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(hour => int.Parse(hour, CultureInfo.InvariantCulture));

    private static Touchpoint Touch(string visitor, int hour) => new($"{visitor[2..]}-{hour}", "a", "", Midnight.AddHours(hour), [visitor]);

    private static Lead Form(string visitor, int hour) => new($"{visitor[2..]}-{hour}", "web", null, "", Midnight.AddHours(hour), DateOnly.FromDateTime(Midnight.Date), [visitor]);
}
