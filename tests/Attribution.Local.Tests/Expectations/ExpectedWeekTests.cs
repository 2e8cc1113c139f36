using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>The sums that follow from the demo data, stated: whoever changes the data sees what changes with it.</summary>
public sealed class ExpectedWeekTests
{
    private static readonly ExpectedFigures Week = ExpectedWeek.Of(DemoData.Create(DemoSize.Full), new DateOnly(2026, 3, 16));

    [Theory]
    // Impressions, clicks, applications, leads in billionths, cost and CPL in micros.
    [InlineData("direct", null, 188L, 12L, 5_658_333_333L, null, null)]
    [InlineData("e-mail", null, 165L, 15L, 5_500_000_000L, 37_925_000L, 6_895_455L)]
    [InlineData("linkedin", 10_332L, 74L, 10L, 7_600_000_000L, 391_450_000L, 51_506_579L)]
    [InlineData("paid-search", 121_164L, 2_242L, 56L, 24_299_999_999L, 857_813_310L, 35_300_959L)]
    [InlineData("paid-social", 127_476L, 2_598L, 42L, 14_825_000_002L, 433_900_000L, 29_268_128L)]
    [InlineData("tiktok", 147_288L, 285L, 20L, 8_274_999_999L, 209_480_000L, 25_314_804L)]
    [InlineData("yandex-search", 22_387L, 368L, 16L, 3_841_666_667L, 126_400_000L, 32_902_386L)]
    public void Of_SaysAboutAChannel(string id, long? impressions, long? clicks, long? applications, long leads, long? cost, long? cpl)
    {
        var line = Week.Channels.Single(line => line.Id == id);

        Assert.Equal((impressions, clicks, applications, leads, cost, cpl), (line.Impressions, line.Clicks, line.Applications, line.LeadUnits, line.CostMicros, line.CplMicros));
    }

    [Fact]
    public void Of_SharesWholeLeads() => Assert.Equal(70_000_000_000L, Week.Total.LeadUnits);

    [Theory]
    // Performance Max cost 1,252.39323 and is Anna's and Zsófia's: each of their plans bears half of it.
    [InlineData("anna-search", 140, 68_050_000_001L, 2_581_806_695L)]
    [InlineData("nare-social", 80, 67_741_666_668L, 2_677_440_000L)]
    [InlineData("zsofia-hungary", 40, 47_283_333_330L, 1_284_416_615L)]
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
        Assert.Equal((17_102, 99_305), reach["paid-social"]);
        Assert.Equal((null, null), reach["paid-search"]);
    }
}
