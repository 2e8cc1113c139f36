using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

/// <summary>How plans stand on Sunday, 22 March 2026.</summary>
public sealed class PlanFiguresTests
{
    [Theory]
    // First and last day of March, days elapsed, days of the plan.
    [InlineData(1,   31,  22, 31)]
    [InlineData(16,  22,  7,  7)]
    [InlineData(22,  31,  1,  10)]
    // Over before the week's end.
    [InlineData(1,   18,  18, 18)]
    public void Days_AreCountedToTheWeeksEnd_WhenPlanIs(int from, int to, int elapsed, int period)
    {
        var plan = Line(new WeekBuilder().With(WeekBuilder.Plan("p", from, to)));

        Assert.Equal((elapsed, period), (plan.DaysElapsed, plan.DaysInPeriod));
        Assert.Equal(Math.Round(300m * elapsed / period, 12), plan.ExpectedPace);
    }

    [Theory]
    // Scope: channels, campaigns, first and last day; cost in euros.
    // Everything from the 1st to the 22nd: search 10 + 20 + (4 + 6), social 100.
    [InlineData("",              "",       1,  31, 140)]
    // Day edges, both included.
    [InlineData("",              "",       16, 31, 130)]
    [InlineData("",              "",       1,  16, 30)]
    [InlineData("",              "",       17, 18, 110)]
    [InlineData("search",        "",       1,  31, 40)]
    [InlineData("social",        "",       1,  31, 100)]
    // Campaign scope: the channel's own totals are nobody's campaign.
    [InlineData("",              "brand",  1,  31, 4)]
    [InlineData("search",        "brand generic", 1, 31, 10)]
    [InlineData("social",        "brand",  1,  31, null)]
    [InlineData("radio",         "",       1,  31, null)]
    public void Cost_IsWhatTheScopeSpent_WhenPlanCovers(string channels, string campaigns, int from, int to, int? euros)
    {
        var plan = Line(new WeekBuilder()
            .Channel("search", "google-ads").Channel("social")
            .Says("google-ads", Measure.Cost, "search", 1, 10_000_000)
            .Says("google-ads", Measure.Cost, "search", 16, 20_000_000)
            // The 17th campaign by campaign, and once more for the whole channel, which would count it twice.
            .Says("google-ads", Measure.Cost, "search", 17, 10_500_000)
            .Says("google-ads", Measure.Cost, "search", 17, 4_000_000, "brand")
            .Says("google-ads", Measure.Cost, "search", 17, 6_000_000, "generic")
            // After the week.
            .Says("google-ads", Measure.Cost, "search", 23, 999_000_000)
            // Not the platform's word.
            .Own(Measure.Cost, "search", 16, 777_000_000, "brand")
            .Own(Measure.Cost, "social", 18, 100_000_000)
            .With(WeekBuilder.Plan("p", from, to, channels, campaigns)));

        Assert.Equal(euros * 1_000_000L, plan.CostMicros);
    }

    [Theory]
    [InlineData(1,  15, 0)]
    [InlineData(1,  16, 1)]
    [InlineData(22, 31, 1)]
    [InlineData(23, 31, 0)]
    public void Plan_IsShown_WhenItHasADayOfTheWeek(int from, int to, int lines) =>
        Assert.Equal(lines, new WeekBuilder().With(WeekBuilder.Plan("p", from, to)).Figures().Plans.Count);

    [Fact]
    public void Plan_IsJudgedByItsVersions_WhenItChanged()
    {
        var first = WeekBuilder.Plan("p", model: AttributionModel.First);
        var second = first with { Version = 2, HoldsFrom = WeekBuilder.March(16), TargetLeads = 372, Model = AttributionModel.Last, Channels = ["social"] };
        var plan = Line(new WeekBuilder().Channel("search").Channel("social")
            .Own(Measure.Cost, "search", 10, 20_000_000).Own(Measure.Cost, "search", 17, 999_000_000).Own(Measure.Cost, "social", 17, 50_000_000)
            .With(first).With(second)
            .PlanLeads("p", 4m, AttributionModel.First, version: 1).PlanLeads("p", 99m, AttributionModel.Last, version: 1)
            .PlanLeads("p", 3m, AttributionModel.Last, version: 2).PlanLeads("p", 99m, AttributionModel.First, version: 2));

        Assert.Equal((WeekBuilder.Units(7), 70_000_000L, 2), (plan.CreditedUnits, plan.CostMicros, plan.Plan.Version));
        // 300 × 15 / 31 + 372 × 16 / 31.
        Assert.Equal(Math.Round(10452m / 31, 12), plan.TargetLeads);
    }

    [Theory]
    // Plans as id(channels), and what each of them spent of 100.01 euros on search.
    [InlineData("a(search)",                       "a 100.01")]
    [InlineData("a(search) b()",                   "a 50.005, b 50.005")]
    [InlineData("c(search) b(search) a()",         "a 33.336667, b 33.336667, c 33.336666")]
    [InlineData("a(search) b(social)",             "a 100.01, b -")]
    public void Cost_IsSharedAsLeadsAre_WhenPlansOverlap(string plans, string expected)
    {
        var week = new WeekBuilder().Channel("search").Own(Measure.Cost, "search", 16, 100_010_000);
        foreach (var plan in plans.Split(' ').Select(plan => plan.Split('(', ')')))
        {
            week.With(WeekBuilder.Plan(plan[0], channels: plan[1]));
        }

        Assert.Equal(expected, string.Join(", ", week.Figures().Plans
            .Select(plan => FormattableString.Invariant($"{plan.Plan.Id} {(plan.CostMicros is { } micros ? $"{micros / 1_000_000m:0.######}" : "-")}"))));
    }

    [Fact]
    public void Credit_IsThatOfThePlansOwnModel_WhenModelsDiffer()
    {
        var figures = new WeekBuilder()
            .With(WeekBuilder.Plan("p", model: AttributionModel.First))
            .PlanLeads("p", 8m, AttributionModel.First)
            .PlanLeads("p", 4m, AttributionModel.First)
            .PlanLeads("p", 5m, AttributionModel.PositionBased)
            .PlanLeads(PlanCredit.OutsideEveryPlan, 3m, AttributionModel.PositionBased)
            .PlanLeads(PlanCredit.OutsideEveryPlan, 9m, AttributionModel.First)
            .Figures();

        Assert.Equal(WeekBuilder.Units(12), figures.Plans.Single().CreditedUnits);
        Assert.Equal(0.04m, figures.Plans.Single().Fulfilment);
        Assert.Equal(WeekBuilder.Units(3), figures.OutsideEveryPlanUnits);
    }

    [Fact]
    public void CostPerLead_IsComparedWithTheLimit_WhenThereAreLeads()
    {
        var with = Line(new WeekBuilder().Channel("fair").Own(Measure.Cost, "fair", 16, 140_000_000)
            .With(WeekBuilder.Plan("p")).PlanLeads("p", 2m));
        var without = Line(new WeekBuilder().Channel("fair").Own(Measure.Cost, "fair", 16, 140_000_000).With(WeekBuilder.Plan("p")));

        Assert.Equal((70_000_000L, 2m), (with.CplMicros, with.AllowedCplRatio));
        Assert.Null(without.CplMicros);
        Assert.Null(without.AllowedCplRatio);
    }

    [Fact]
    public void Plans_AreSortedByMarketerThenPlan_WhenThereAreSeveral()
    {
        var figures = new WeekBuilder()
            .Marketer("anna", "Zane Anna").Marketer("bert", "Bert")
            .With(WeekBuilder.Plan("b")).With(WeekBuilder.Plan("a"))
            .With(WeekBuilder.Plan("c") with { Marketer = "bert" })
            .With(WeekBuilder.Plan("d") with { Marketer = "unknown" })
            .Figures();

        Assert.Equal(["c Bert", "a Zane Anna", "b Zane Anna", "d unknown"], figures.Plans.Select(plan => $"{plan.Plan.Id} {plan.MarketerName}"));
    }

    private static PlanFigures Line(WeekBuilder week) => week.Figures().Plans.Single();
}
