using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Weekly;

public class SentencesAndTilesTests
{
    [Theory]
    // now, week before (-1: not known)
    [InlineData(10, -1, "10.0 leads were credited in week 12.")]
    [InlineData(10, 0, "10.0 leads were credited in week 12, after none the week before.")]
    [InlineData(10, 8, "10.0 leads were credited in week 12, 25.0% more than the week before (8.0).")]
    [InlineData(8, 10, "8.0 leads were credited in week 12, 20.0% fewer than the week before (10.0).")]
    [InlineData(8, 8, "8.0 leads were credited in week 12, as many as the week before.")]
    [InlineData(8.01, 8, "8.0 leads were credited in week 12, as many as the week before.")]
    [InlineData(0, -1, "No leads were credited in week 12.")]
    [InlineData(0, 8, "No leads were credited in week 12, after 8.0 the week before.")]
    [InlineData(0, 0, "No leads were credited in week 12.")]
    public void First_SaysHowManyLeads(double now, double before, string expected) =>
        Assert.Equal(expected, Said(Leads(now), before < 0 ? null : Leads(before))[0]);

    [Fact]
    public void Second_SaysWhereFrom()
    {
        Assert.Equal("Most came from Search: 3.0 (75.0%).", Said(Some.Week(Some.Channel("Search", 3), Some.Channel("Mail", 1)))[1]);
        Assert.Equal("The largest part came from Search: 2.0 (50.0%).", Said(Some.Week(Some.Channel("Search", 2), Some.Unattributed(2)))[1]);
    }

    // Unattributed is no channel that anything could come from.
    [Fact]
    public void Second_IsLeftOut_WhenNothingIsAttributed() => Assert.Single(Said(Some.Week(Some.Unattributed(2))));

    [Fact]
    public void Third_PointsOutMisplacedMoney()
    {
        var figures = Some.Week(Some.Channel("Search", 8, 50), Some.Channel("Social", 2, 50));

        Assert.Equal("Social takes 50.0% of the cost and brings 20.0% of the leads.", Said(figures)[2]);
        Assert.Equal(2, Said(Some.Week(Some.Channel("Search", 5.5m, 50), Some.Channel("Social", 4.5m, 50))).Count);
    }

    [Theory]
    [InlineData(219, 22, "Plan march stands at 219.0 of 300 leads on day 22 of 31, 6.1 ahead of an even pace; at this rate it ends at 308.6.")]
    [InlineData(200, 22, "Plan march stands at 200.0 of 300 leads on day 22 of 31, 12.9 behind an even pace; at this rate it ends at 281.8.")]
    [InlineData(212.9, 22, "Plan march stands at 212.9 of 300 leads on day 22 of 31, exactly on an even pace.")]
    [InlineData(280, 31, "Plan march closed with 280.0 of 300 leads.")]
    public void Last_SaysHowTheOnlyPlanStands(double credited, int day, string expected) =>
        Assert.Equal(expected, Said(Some.Week([Some.Channel("Search", 4)], [Some.Plan(credited: (decimal)credited, day: day, cost: 100)]))[^1]);

    [Fact]
    public void Plans_AreCounted_WhenThereAreSeveral()
    {
        var figures = Some.Week(
            [Some.Channel("Search", 4)],
            [Some.Plan("a", credited: 300, cost: 9_000), Some.Plan("b", credited: 100, cost: 4_000), Some.Plan("c", credited: 100, cost: 5_000)]);

        Assert.Equal(
            ["2 of 3 plans are over their allowed CPL, c the furthest: €50.00 against €35.00.", "Plans at an even pace or better: 1 of 3."],
            Said(figures).Skip(2));
    }

    [Theory]
    // CPL of the weeks before this one, oldest first (0: no leads): what is said of a channel at €40 where €35 are allowed
    [InlineData("Social is above the allowed CPL (€40.00 against €35.00): it takes 50.0% of the cost and brings 20.0% of the leads.")]
    [InlineData("Social is above the allowed CPL (€40.00 against €35.00): it takes 50.0% of the cost and brings 20.0% of the leads.", 41, 35)]
    [InlineData("Social is above the allowed CPL (€40.00 against €35.00): it takes 50.0% of the cost and brings 20.0% of the leads.", 41, 0)]
    [InlineData("Social is above the allowed CPL, week 2 in a row (€40.00 against €35.00): it takes 50.0% of the cost and brings 20.0% of the leads.", 30, 36)]
    [InlineData("Social is above the allowed CPL, week 4 in a row (€40.00 against €35.00): it takes 50.0% of the cost and brings 20.0% of the leads.", 41, 41, 36)]
    public void Third_PointsOutAChannelThatIsTooDear(string expected, params int[] before)
    {
        var week = Some.Week([Some.Channel("Search", 8, 80), Some.Channel("Social", 2, 80)], [Some.Plan(cost: 100)]);
        var trend = before.Select((cpl, i) => Some.Trend(Some.Week(Some.Channel("Social", cpl == 0 ? 0 : 2, 2 * cpl)) with { Week = new(Some.Week12.Monday.AddDays(7 * (i - before.Length))) }));
        var reported = Some.Reported(week) with { Trend = [.. trend, Some.Trend(week)] };

        Assert.Equal(expected, Some.Report(reported).Blocks.OfType<Sentences>().Single().Lines[2]);
    }

    [Fact]
    public void Sentences_WarnOfCostThatIsMissing()
    {
        var reported = Some.Reported(Some.Week(Some.Channel("Search", 4, 80))) with
        {
            Missing = [new("search", "Search", Measure.Clicks, [new(2026, 3, 16)]), new("search", "Search", Measure.Cost, [new(2026, 3, 17), new(2026, 3, 21), new(2026, 3, 22)])],
        };

        Assert.Equal(
            "The cost of Search is incomplete (nothing for 17 March 2026, 21–22 March 2026), so its CPL is too low.",
            Some.Report(reported).Blocks.OfType<Sentences>().Single().Lines[^1]);
    }

    [Fact]
    public void Tiles_ShowTheChange_WhenThereWasAWeekBefore() => Assert.Equal(
        [
            "Leads credited: 87.4, +12.1% Strong, vs 78.0 last week; plans ask for 70.9 a week Muted",
            "CPL (cost per lead): €31.21, +4.0% Strong, vs €30.01 last week; allowed €35.00–€50.00 Muted",
            "Application conversion: 7.2%, −0.1 pt Strong, 137 of 1,912 clicks;  Muted",
            "Plan fulfilment: 73.7%, 1.7 ahead of pace Strong, 250.6 of 340 · 2 plans; forecast 343.7 Muted",
            "Spend: €2,727.47, +16.5% Strong, vs €2,341.00 last week;  Muted",
        ],
        Tiles(Example.Week, Example.WeekBefore));

    [Fact]
    public void Tiles_ShowNoChange_WithoutAWeekBefore() => Assert.Equal(
        [
            "Leads credited: 10.0,  Strong, nothing to compare with; plans ask for 67.7 a week Muted",
            "CPL (cost per lead): €7.00,  Strong, €70.00 for 10.0 leads; allowed €35.00 Muted",
            "Application conversion: 50.0%,  Strong, 2 of 4 clicks;  Muted",
            "Plan fulfilment: 66.7%, 12.9 behind pace Alert, 200.0 of 300 · day 22 of 31; forecast 281.8 Muted",
            "Spend: €70.00,  Strong, nothing to compare with; budget €2,032.26 a week Muted",
        ],
        Tiles(Some.Week([Some.Channel("Search", 10, 70, 4, 2)], [Some.Plan(credited: 200)]), null));

    [Theory]
    // leads, cost, clicks, applications: CPL tile, conversion tile
    [InlineData(0, null, null, null, "–,  Strong, no leads and no cost;  Muted", "–,  Strong, no clicks were counted;  Muted")]
    [InlineData(0, 5, 0, 3, "–,  Strong, no leads;  Muted", "–,  Strong, no clicks were counted;  Muted")]
    [InlineData(2, null, 5, null, "–,  Strong, no cost was reported;  Muted", "–,  Strong, no applications were counted;  Muted")]
    [InlineData(2, 0, 5, 0, "€0.00,  Strong, €0.00 for 2.0 leads;  Muted", "0.0%,  Strong, 0 of 5 clicks;  Muted")]
    public void Tiles_SayWhyAFigureIsMissing(int leads, int? cost, int? clicks, int? applications, string cpl, string conversion)
    {
        var tiles = Tiles(Some.Week(Some.Channel("Search", leads, cost, clicks, applications)), null);

        Assert.EndsWith(cpl, tiles[1], StringComparison.Ordinal);
        Assert.EndsWith(conversion, tiles[2], StringComparison.Ordinal);
        Assert.Equal("Plan fulfilment: –,  Normal, no plan covers this week;  Muted", tiles[3]);
    }

    private static WeekFigures Leads(double leads) => Some.Week(leads == 0 ? [] : [Some.Channel("Search", (decimal)leads)]);

    private static IReadOnlyList<string> Said(WeekFigures figures, WeekFigures? previous = null) =>
        Some.Report(figures, previous).Blocks.OfType<Sentences>().Single().Lines;

    private static List<string> Tiles(WeekFigures figures, WeekFigures? previous) =>
        [.. Some.Report(figures, previous).Blocks.OfType<HeadlineTiles>().Single().Tiles
            .Select(t => $"{t.Label}: {t.Value}, {t.Change} {t.ChangeEmphasis}, {t.Detail}; {t.AgainstPlan} {t.AgainstPlanEmphasis}")];
}
