using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>The sums that follow from the demo data, stated: whoever changes the data sees what changes with it.</summary>
public sealed class ExpectedWeekTests
{
    private static readonly ExpectedFigures Week = ExpectedWeek.Of(DemoData.Create(DemoSize.Full), new DateOnly(2026, 3, 16));

    [Theory]
    // Impressions, clicks, applications, leads in billionths, cost and CPL in micros.
    [InlineData("direct", null, 184L, 14L, 5_433_333_333L, null, null)]
    [InlineData("e-mail", null, 162L, 11L, 800_000_000L, 37_925_000L, 47_406_250L)]
    [InlineData("linkedin", 10_332L, 70L, 9L, 6_000_000_000L, 391_450_000L, 65_241_667L)]
    [InlineData("paid-search", 121_164L, 2_242L, 53L, 19_680_000_000L, 857_813_310L, 43_588_075L)]
    [InlineData("paid-social", 127_476L, 2_598L, 40L, 12_873_333_333L, 433_900_000L, 33_705_334L)]
    [InlineData("referrals", null, null, 2L, 2_000_000_000L, null, null)]
    [InlineData("events", null, null, null, 1_906_666_667L, null, null)]
    [InlineData("tiktok", 147_288L, 283L, 21L, 6_600_000_000L, 209_480_000L, 31_739_394L)]
    [InlineData("yandex-search", 22_387L, 366L, 12L, 2_706_666_667L, 126_400_000L, 46_699_507L)]
    public void Of_SaysAboutAChannel(string id, long? impressions, long? clicks, long? applications, long leads, long? cost, long? cpl)
    {
        var line = Week.Channels.Single(line => line.Id == id);

        Assert.Equal((impressions, clicks, applications, leads, cost, cpl), (line.Impressions, line.Clicks, line.Applications, line.LeadUnits, line.CostMicros, line.CplMicros));
    }

    [Fact]
    public void Of_SharesWholeLeads() => Assert.Equal(58_000_000_000L, Week.Total.LeadUnits);

    [Theory]
    // Performance Max cost 1,252.39323 and is Anna's and Zsófia's: each of their plans bears half of it.
    [InlineData("anna-search", 50, 40_624_999_999L, 2_581_806_695L)]
    [InlineData("nare-social", 72, 49_056_666_667L, 2_677_440_000L)]
    [InlineData("zsofia-hungary", 18, 24_161_666_667L, 1_284_416_615L)]
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
