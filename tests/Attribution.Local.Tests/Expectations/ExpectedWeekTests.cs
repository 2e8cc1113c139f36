using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>The sums that follow from the demo data, stated: whoever changes the data sees what changes with it.</summary>
public sealed class ExpectedWeekTests
{
    private static readonly ExpectedFigures Week = ExpectedWeek.Of(DemoData.Create(DemoSize.Full), new DateOnly(2026, 3, 16));

    [Theory]
    // Impressions, clicks, applications, leads in billionths, cost and CPL in micros.
    [InlineData("direct", null, 187L, 15L, 5_966_666_665L, null, null)]
    [InlineData("e-mail", null, 167L, 13L, 5_216_666_666L, 38_110_000L, 7_305_431L)]
    [InlineData("linkedin", 10_332L, 71L, 5L, 3_216_666_667L, 392_570_000L, 122_042_487L)]
    [InlineData("paid-search", 121_164L, 2_242L, 61L, 26_333_333_332L, 857_813_310L, 32_575_189L)]
    [InlineData("paid-social", 127_476L, 2_746L, 48L, 21_133_333_338L, 434_030_000L, 20_537_697L)]
    [InlineData("tiktok", 147_288L, 285L, 25L, 13_100_000_000L, 206_790_000L, 15_785_496L)]
    [InlineData("yandex-search", 22_387L, 370L, 16L, 5_033_333_332L, 125_860_000L, 25_005_298L)]
    public void Of_SaysAboutAChannel(string id, long? impressions, long? clicks, long? applications, long leads, long? cost, long? cpl)
    {
        var line = Week.Channels.Single(line => line.Id == id);

        Assert.Equal((impressions, clicks, applications, leads, cost, cpl), (line.Impressions, line.Clicks, line.Applications, line.LeadUnits, line.CostMicros, line.CplMicros));
    }

    [Fact]
    public void Of_SharesWholeLeads() => Assert.Equal(80_000_000_000L, Week.Total.LeadUnits);

    [Theory]
    [InlineData("anna-search", 140, 74_699_999_999L, 3_230_153_310L)]
    [InlineData("nare-social", 80, 59_966_666_675L, 2_660_810_000L)]
    [InlineData("zsofia-hungary", 40, 40_316_666_664L, 1_935_843_230L)]
    public void Of_SaysAboutAPlan(string id, int target, long leads, long cost)
    {
        var plan = Week.Plans.Single(plan => plan.Id == id);

        Assert.Equal((target, leads, cost), (plan.TargetLeads, plan.CreditedUnits, plan.CostMicros));
    }

    [Fact]
    public void Of_HasAPlanOfEachKind()
    {
        Assert.Contains(Week.Plans, plan => plan.Fulfilment > 1);
        Assert.Contains(Week.Plans, plan => plan.Fulfilment < 1 && plan.Cpl > plan.AllowedCpl);
        Assert.Contains(Week.Plans, plan => plan.Fulfilment < 1 && plan.Cpl < plan.AllowedCpl);
        Assert.True(Week.OutsideEveryPlanUnits > 0);
    }

    [Fact]
    public void Of_KnowsReachExactlyOnlyWhereTheWeekItselfWasStated()
    {
        var reach = Week.Channels.ToDictionary(line => line.Id, line => (line.ReachAtLeast, line.ReachAtMost));

        Assert.Equal((81_120, 81_120), reach["tiktok"]);
        Assert.Equal((17_102, 98_551), reach["paid-social"]);
        Assert.Equal((null, null), reach["paid-search"]);
    }
}
