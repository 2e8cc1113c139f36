using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Storage.Pay;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Pay;

[Collection(StorageCollection.Name)]
public sealed class PayStoreTests(StorageFixture storage)
{
    private static readonly DateOnly March1 = new(2026, 3, 1);

    [Fact]
    public async Task Statement_IsReadAsItWasClosed()
    {
        var (store, pay) = (Store(), Pay(Ids.Own(), 1, 31));

        Assert.True(await store.Close(pay, null, default));

        var closed = Assert.Single(await store.Closed(pay.Marketer, default));
        var read = await store.Read(closed, default);
        Assert.Equivalent(pay, read, strict: true);
        Assert.Equal((pay.TotalMicros, pay.CorrectedMicros, pay.Plans[0].Pay.IsGoalReached), (read.TotalMicros, read.CorrectedMicros, read.Plans[0].Pay.IsGoalReached));
        Assert.Equal(pay.Period.Days, closed.Days);
    }

    [Fact]
    public async Task Periods_FollowEachOther_AndWhoeverComesSecondIsTold()
    {
        var (store, marketer) = (Store(), Ids.Own());

        Assert.True(await store.Close(Pay(marketer, 1, 15), null, default));
        // On old knowledge: before, and after.
        Assert.False(await store.Close(Pay(marketer, 1, 31), null, default));
        Assert.False(await store.Close(Pay(marketer, 1, 15), null, default));
        Assert.False(await store.Close(Pay(marketer, 20, 31), March1.AddDays(19), default));
        Assert.True(await store.Close(Pay(marketer, 16, 31), March1.AddDays(15), default));

        Assert.Equal(["2026-03-01..2026-03-15", "2026-03-16..2026-03-31"], (await store.Closed(marketer, default)).Select(c => c.Days.ToString()));
        Assert.Empty(await store.Closed(marketer + "-other", default));
    }

    [Fact]
    public async Task OneOfMany_Closes_WhenTheyTryAtOnce()
    {
        var marketer = Ids.Own();

        var closed = await Task.WhenAll(Enumerable.Range(1, 8).Select(day => Store().Close(Pay(marketer, 1, day), null, default)));

        Assert.Single(closed, c => c);
        Assert.Single(await Store().Closed(marketer, default));
    }

    private PayStore Store() => new(storage.Tables, storage.Blobs);

    private static PeriodPay Pay(string marketer, int from, int to)
    {
        var days = DayRange.Including(March1.AddDays(from - 1), March1.AddDays(to - 1));
        var plan = new Plan("riga", marketer, March1, March1.AddDays(30), 1, 35_000_000, 9, ["paid-search"], [], AttributionModel.Linear, 3)
        {
            Pay = new PayRule(1_000_000_000, 333_333, new ProportionalBonus(700_000, 1_200_000)),
        };
        var standing = new PlanStanding([new PlanPart(new PlanSpan(plan, days), days.Days, ModelCredits.Lead, 5_000_000)]);
        return new PeriodPay(
            marketer,
            new ReportingPeriod(days.ToString(), days),
            days.Last,
            "EUR",
            [PaidPlan.Of("riga", standing)],
            [new SheetLine("lead-1", days.From, "riga", 3, AttributionModel.Linear, ModelCredits.Lead, [new ChannelUnits("paid-search", "spring", ModelCredits.Lead)], "v1")],
            [new PayCorrection(new ReportingPeriod("2026-02", new DayRange(March1.AddMonths(-1), March1)), "riga", -50_000_000,
                [new CorrectedLead("lead-0", March1.AddDays(-1), 7, 0, CorrectionReason.Merged, "lead-1")])])
        {
            ClosedAt = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(3)),
        };
    }
}
