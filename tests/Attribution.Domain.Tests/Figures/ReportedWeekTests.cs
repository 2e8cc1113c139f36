using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Figures;

public sealed class ReportedWeekTests
{
    private static readonly ReportingWeek Before = WeekBuilder.Week.Previous;

    private static WeekBuilder Week() => new WeekBuilder().Channel("search", "google-ads")
        .Says("google-ads", Measure.Cost, "search", 16, 40_000_000)
        .Leads("search", 2m, onlyUnder: AttributionModel.PositionBased).Leads("search", 1m, onlyUnder: AttributionModel.Last);

    private static WeekInputs Earlier(long cost) => new WeekBuilder()
        .Channel("search", "google-ads")
        .Says("google-ads", Measure.Cost, "search", 9, cost, hoursLater: cost > 5_000_000 ? 1 : 0)
        .Leads("search", 4m)
        .Inputs() with
    { Week = Before };

    private static WeekSnapshot Snapshot(WeekInputs? reported) => new(
        Week().Inputs(),
        reported,
        Earlier(6_000_000),
        [new("search", ChangeReason.Touches, 2)],
        [new TrendWeek(Before, [new TrendChannel("search", ModelCredits.From(_ => WeekBuilder.Units(4)), 6_000_000)])],
        []);

    [Fact]
    public void Of_ComparesWithWhatWasReported_AndSaysWhatChangedSince()
    {
        var reported = ReportedWeek.Of(Snapshot(Earlier(5_000_000)));

        Assert.Equal(5_000_000, reported.Previous!.Total.CostMicros);
        var note = Assert.Single(reported.Restatements);
        Assert.Equal((RestatedFigure.Cost, 5_000_000L, 6_000_000L), (note.Figure, note.Was, note.Is));
        Assert.IsType<RestatementCause.Platform>(Assert.Single(note.Causes));
    }

    [Fact]
    public void Of_ComparesWithTheWeekAsItIs_WhenNobodyHadAReportOfIt()
    {
        var reported = ReportedWeek.Of(Snapshot(null));

        Assert.Equal(6_000_000, reported.Previous!.Total.CostMicros);
        Assert.Empty(reported.Restatements);
    }

    [Fact]
    public void Of_EndsTheTrendWithTheWeekItself()
    {
        var trend = ReportedWeek.Of(Snapshot(null)).Trend;

        Assert.Equal([Before, WeekBuilder.Week], trend.Select(w => w.Week));
        Assert.Equal((WeekBuilder.Units(2), 40_000_000L, 20_000_000L), (trend[1].LeadUnits(AttributionModel.PositionBased), trend[1].CostMicros!.Value, trend[1].CplMicros(AttributionModel.PositionBased)!.Value));
        Assert.Equal(1_500_000, trend[0].CplMicros(AttributionModel.PositionBased));
    }

    [Fact]
    public void Of_TellsTheSameWeekUnderAnotherModel()
    {
        var last = ReportedWeek.Of(Snapshot(Earlier(5_000_000)), AttributionModel.Last);

        Assert.Equal((AttributionModel.Last, WeekBuilder.Units(1)), (last.Figures.Model, last.Figures.Total.LeadUnits));
        Assert.Equal(AttributionModel.Last, last.Previous!.Model);
        Assert.Single(last.Restatements);
    }

    [Fact]
    public void Trend_HasNoCost_WhenNothingWasReported()
    {
        var week = new TrendWeek(Before, [new TrendChannel("email", ModelCredits.From(_ => WeekBuilder.Units(4)), null)]);

        Assert.Null(week.CostMicros);
        Assert.Null(week.CplMicros(AttributionModel.Linear));
        Assert.Null(new TrendWeek(Before, [new TrendChannel("email", ModelCredits.None, 5)]).CplMicros(AttributionModel.Linear));
    }

    [Theory]
    // family as configured, id, groups: what it is
    [InlineData(null, "search", "", LeadFamily.Nets)]
    [InlineData(null, "referral", "", LeadFamily.Seeds)]
    [InlineData(null, "partners", "referral affiliates", LeadFamily.Seeds)]
    [InlineData(LeadFamily.Spears, "referral", "", LeadFamily.Spears)]
    public void Family_IsAsConfigured_OrWhatIsUsual(LeadFamily? configured, string id, string groups, LeadFamily expected) => Assert.Equal(
        expected,
        new Channel(id, id, null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default)
        {
            Family = configured,
            Groups = groups.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        }.FamilyOrUsual);

    [Fact]
    public void Line_TellsAllLeadsBesideTheAcceptedOnes()
    {
        var inputs = new WeekBuilder().Channel("search", "google-ads").Says("google-ads", Measure.Cost, "search", 16, 40_000_000)
            .Says("google-ads", Measure.Impressions, "search", 16, 1_000).Own(Measure.Clicks, "search", 16, 30).Leads("search", 2m).Inputs() with
        {
            Withheld = [new("search", "", ModelCredits.From(_ => WeekBuilder.Units(0.5m))), new("gone", "", ModelCredits.From(_ => WeekBuilder.Units(1)))],
        };

        var figures = WeekCalculation.Figures(inputs);
        var line = figures.Channels[0];

        Assert.Equal((2m, 2.5m), (line.LeadUnits / 1e9m, line.AllLeadUnits / 1e9m));
        Assert.Equal((20_000_000L, 16_000_000L), (line.CplMicros!.Value, line.CplOnAllMicros!.Value));
        Assert.Equal((0.03m, 1_333_333L), (line.Ctr!.Value, line.CostPerClickMicros!.Value));
        Assert.Equal(("gone", 0L, WeekBuilder.Units(1)), (figures.Channels[1].Channel, figures.Channels[1].LeadUnits, figures.Channels[1].AllLeadUnits));
        Assert.Equal(WeekBuilder.Units(3.5m), figures.Total.AllLeadUnits);
    }
}
