using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Plans;

public sealed class PayOfElapsedDaysTests
{
    [Theory]
    //          pay    fixed %  days of March that have passed   fixed so far
    [InlineData(1800,  50,      0,                               "0.00")]
    [InlineData(1800,  50,      1,                               "29.03")]
    [InlineData(1800,  50,      22,                              "638.71")]
    [InlineData(1800,  50,      31,                              "900.00")]
    [InlineData(1000,  60,      15,                              "290.32")]
    [InlineData(1000,  0,       22,                              "0.00")]
    public void FixedSoFar_IsTheFixedPartOfTheDaysThatHavePassed(int pay, int fixedPercent, int days, string expected)
    {
        var plan = WeekBuilder.Plan("march") with { Pay = new PayRule(pay * 1_000_000L, fixedPercent * 10_000, null) };

        Assert.Equal(expected, Euros(PlanPay.Of(new PlanStanding([Part(plan, plan.From, plan.To, days)])).FixedSoFarMicros));
    }

    [Fact]
    public void FixedSoFar_AddsUpOverVersions()
    {
        var first = WeekBuilder.Plan("march") with { Pay = new PayRule(3_100_000_000, 500_000, null) };
        var second = first with { Version = 2, Pay = new PayRule(6_200_000_000, 500_000, null) };
        var standing = new PlanStanding([Part(first, WeekBuilder.March(1), WeekBuilder.March(10), 10), Part(second, WeekBuilder.March(11), WeekBuilder.March(31), 5)]);

        // Fifty a day for ten days, then a hundred a day for five.
        Assert.Equal("1000.00", Euros(PlanPay.Of(standing).FixedSoFarMicros));
        Assert.Equal("2600.00", Euros(PlanPay.Of(standing).FixedMicros));
    }

    private static PlanPart Part(Plan plan, DateOnly from, DateOnly to, int elapsed) => new(new PlanSpan(plan, DayRange.Including(from, to)), elapsed, 0, null);

    private static string Euros(long micros) => (micros / 1_000_000m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
