using Attribution.Domain.Leads;
using Attribution.Storage.Paths;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Paths;

[Collection(StorageCollection.Name)]
public sealed class NullPathStoreTests(StorageFixture storage)
{
    [Theory]
    //          what ends at three touches of a trail, one decision after the other   paths of the week
    [InlineData("a, , b>a",                                                           "a:1 b > a:1")]
    [InlineData("a, a, a",                                                            "a:3")]
    [InlineData("a, a, a; a, a, a",                                                   "a:3")]
    // A late touch joins two journeys: they end at the last one.
    [InlineData("a, , b; , , a>c>b",                                                  "a > c > b:1")]
    // A lead takes them, and leaves them again.
    [InlineData("a, , b; , , ",                                                       "")]
    [InlineData("a, , b; , , ; a, , b",                                               "a:1 b:1")]
    public async Task Settle_MovesTheSumsByTheDifference_WhenDecisionsAre(string decisions, string paths)
    {
        var week = Ids.OwnWeek(decisions);
        var places = Places(Ids.Own(decisions), week.Monday, 3);
        foreach (var decision in decisions.Split(';').Select(d => d.Split(',', StringSplitOptions.TrimEntries)))
        {
            await Store().Settle(places, (asked, _) => Decided(asked.ToDictionary(p => p.Key, p => Path(decision[places.IndexOf(p)]))), hasNews: false, default);
        }

        Assert.Equal(paths, Text(await Store().Of(week, default)));
    }

    /// <summary>Of a journey whose beginning has gone by age the path stays as it was counted, as long as it ends where it ended.</summary>
    [Theory]
    // It is counted for the first time: by what is known of it.
    [InlineData(", , ",  ", , b>c", "b > c:1")]
    // It was counted while all of it was known: less is known now, and the path stays.
    [InlineData(", , a>b>c", ", , b>c", "a > b > c:1")]
    // A late touch makes it end otherwise: one journey, by what is known of it.
    [InlineData(", a>b, ", ", , b>c", "b > c:1")]
    // A lead takes it.
    [InlineData(", , a>b>c", ", , ", "")]
    public async Task Settle_KeepsAPath_WhenItsBeginningIsNotKnownAnyMore(string whole, string left, string paths)
    {
        var week = Ids.OwnWeek(whole + left);
        var places = Places(Ids.Own(whole + left), week.Monday, 3);
        foreach (var (decision, isWhole) in new[] { (whole.Split(',', StringSplitOptions.TrimEntries), true), (left.Split(',', StringSplitOptions.TrimEntries), false) })
        {
            await Store().Settle(places, (asked, _) => Decided(asked.Where(p => Path(decision[places.IndexOf(p)]).Length > 0).ToDictionary(p => p.Key, p => Path(decision[places.IndexOf(p)])), isWhole), hasNews: true, default);
        }

        Assert.Equal(paths, Text(await Store().Of(week, default)));
    }

    [Fact]
    public async Task Settle_TakesAnyNumberOfTouches_EachWithAPathOfItsOwn()
    {
        var week = Ids.OwnWeek();
        var places = Enumerable.Range(0, 120).SelectMany(i => Places($"{Ids.Own()}{i % 30}", week.Monday.AddDays(i % 7), 1 + (i / 30))).DistinctBy(p => p.Key).ToList();
        await Store().Settle(places, (asked, _) => Decided(asked.ToDictionary(p => p.Key, p => $"first-{p.Key}")), hasNews: false, default);

        // Each row changes, one path goes and another comes: as much as a transaction may hold.
        await Store().Settle(places, (asked, _) => Decided(asked.ToDictionary(p => p.Key, p => $"second-{p.Key}")), hasNews: false, default);

        var sums = await Store().Of(week, default);
        Assert.Equal(places.Count, sums.Count);
        Assert.All(sums, sum => Assert.True(sum.Value == 1 && sum.Key.StartsWith("second", StringComparison.Ordinal)));
    }

    /// <summary>A decision that rests on what was known before must not be written after news was heard, even if the news changed nothing there.</summary>
    [Theory]
    // Nothing was ever written at the touch, or a path.
    [InlineData("")]
    [InlineData("a")]
    public async Task Settle_DecidesAgain_WhenSomebodyHeardNewsMeanwhile(string before)
    {
        var week = Ids.OwnWeek(before);
        var places = Places(Ids.Own(before), week.Monday, 1);
        await Store().Settle(places, (_, _) => Decided(new() { [places[0].Key] = before }), hasNews: false, default);
        var decisions = 0;

        await Store().Settle(places, async (_, _) =>
        {
            if (decisions++ > 0)
            {
                return await Decided(new() { [places[0].Key] = before });
            }

            await Store().Settle(places, (_, _) => Decided(new() { [places[0].Key] = before }), hasNews: true, default);
            return await Decided(new() { [places[0].Key] = "stale" });
        }, hasNews: false, default);

        Assert.Equal(2, decisions);
        Assert.Equal(before.Length > 0 ? "a:1" : "", Text(await Store().Of(week, default)));
    }

    [Theory]
    [InlineData(Fault.RequestLost, 6)]
    [InlineData(Fault.AnswerLost,  1)]
    [InlineData(Fault.AnswerLost,  6)]
    [InlineData(Fault.Busy,        6)]
    [InlineData(Fault.RowChanged,  1)]
    [InlineData(Fault.RowChanged,  6)]
    public async Task Settle_IsExact_WhenWritesGoWrong(Fault fault, int times)
    {
        var week = Ids.OwnWeek($"{fault}{times}");
        var places = Places(Ids.Own($"{fault}{times}"), week.Monday, 4);
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new NullPathStore(storage.TablesBehind(network));

        foreach (var path in (string[])["a", "b", "b"])
        {
            await Sender.Insist(() => store.Settle(places, (asked, _) => Decided(asked.ToDictionary(p => p.Key, _ => path)), hasNews: true, default));
        }

        Assert.True(network.Writes > 1);
        Assert.Equal("b:4", Text(await Store().Of(week, default)));
    }

    [Fact]
    public async Task ClosedThrough_IsWhatWasNotedLast()
    {
        await Store().NoteClosed(new DateOnly(2026, 3, 16), default);
        await Store().NoteClosed(new DateOnly(2026, 3, 17), default);

        Assert.Equal(new DateOnly(2026, 3, 17), await Store().ClosedThrough(default));
        await storage.Tables.GetTableClient("NullPaths").DeleteEntityAsync("closed", "through");
        Assert.Null(await Store().ClosedThrough(default));
    }

    private NullPathStore Store() => new(storage.Tables);

    private static string Path(string text) => text.Replace(">", " > ", StringComparison.Ordinal);

    private static Task<IReadOnlyDictionary<string, EndedPath>> Decided(Dictionary<string, string> paths, bool areWhole = true) =>
        Task.FromResult<IReadOnlyDictionary<string, EndedPath>>(paths.ToDictionary(path => path.Key, path => new EndedPath(path.Value, areWhole)));

    private static string Text(IReadOnlyDictionary<string, long> sums) => string.Join(' ', sums.Select(sum => $"{sum.Key}:{sum.Value}"));

    private static List<TrailPlace> Places(string visitor, DateOnly day, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => TrailPlace.Of(
            new Touchpoint($"{visitor}-{i}", "a", "", new DateTimeOffset(day, new TimeOnly(9 + i, 0), TimeSpan.Zero), [$"v:{visitor}"]), day)),
    ];
}
