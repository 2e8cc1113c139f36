using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>The sums that follow from the demo data, stated: whoever changes the data sees what changes with it.</summary>
public sealed class ExpectedWeekTests
{
    private static readonly ExpectedFigures Week = ExpectedWeek.Of(DemoData.Create(DemoSize.Full), new DateOnly(2026, 3, 16));

    [Theory]
    //          channel          impressions clicks applications  leads         cost          CPL
    [InlineData("paid-search",   121_164L,   2_242L, 72L, 35_516_666_666L, 857_813_310L, 24_152_416L)]
    [InlineData("paid-social",   127_476L,   2_746L, 61L, 29_333_333_333L, 434_030_000L, 14_796_477L)]
    [InlineData("tiktok",        147_288L,     287L, 36L, 12_850_000_000L, 206_790_000L, 16_092_607L)]
    [InlineData("linkedin",       10_332L,      68L, 10L,  5_100_000_000L, 392_570_000L, 76_974_510L)]
    [InlineData("yandex-search",  22_387L,     382L, 23L, 13_433_333_334L, 125_860_000L,  9_369_231L)]
    [InlineData("e-mail",            null,     167L,  9L,  5_650_000_000L,  42_735_000L,  7_563_717L)]
    [InlineData("direct",            null,     187L, 21L,  8_116_666_667L,         null,        null)]
    public void Of_SaysAboutAChannel(string id, long? impressions, long? clicks, long? applications, long leads, long? cost, long? cpl)
    {
        var line = Week.Channels.Single(line => line.Id == id);

        Assert.Equal((impressions, clicks, applications, leads, cost, cpl), (line.Impressions, line.Clicks, line.Applications, line.LeadUnits, line.CostMicros, line.CplMicros));
    }

    [Fact]
    public void Of_SharesWholeLeads() => Assert.Equal(110_000_000_000L, Week.Total.LeadUnits);

    [Theory]
    [InlineData("anna-search",    190, 112_025_000_001L, 3_230_153_310L)]
    [InlineData("nare-social",    110, 101_783_333_336L, 2_660_810_000L)]
    [InlineData("zsofia-hungary",  60,  63_458_333_331L, 1_935_843_230L)]
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
