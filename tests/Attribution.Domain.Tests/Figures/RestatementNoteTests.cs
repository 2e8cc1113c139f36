using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Figures;

public sealed class RestatementNoteTests
{
    private static WeekBuilder Sent() => new WeekBuilder().Channel("search", "google-ads", "Search").Channel("email", name: "E-mail")
        .Own(Measure.Clicks, "search", 16, 100)
        .Says("google-ads", Measure.Cost, "search", 16, 41_270_000)
        .Leads("search", 2m).Leads("email", 1m);

    [Fact]
    public void Between_IsEmpty_WhenNothingChanged() =>
        Assert.Empty(RestatementNote.Between(Sent().Figures(), Sent().Figures()));

    [Fact]
    public void Between_SaysWasAndIs_WhenNumbersChanged()
    {
        var today = new WeekBuilder().Channel("search", "google-ads", "Search").Channel("email", name: "E-mail")
            .Own(Measure.Clicks, "search", 16, 100)
            .Own(Measure.Applications, "search", 17, 3)
            .Says("google-ads", Measure.Cost, "search", 16, 43_900_000)
            .Says("google-ads", Measure.Impressions, "search", 16, 0)
            // A platform's claim and reach are shown, not held to.
            .Says("google-ads", Measure.Clicks, "search", 16, 120)
            .Leads("search", 1.5m).Leads("email", 1m).Leads("unattributed", 0.5m);

        Assert.Equal(
            [
                new("search", "Search", RestatedFigure.Impressions, null, 0),
                new("search", "Search", RestatedFigure.Applications, null, 3),
                new("search", "Search", RestatedFigure.Leads, WeekBuilder.Units(2), WeekBuilder.Units(1.5m)),
                new("search", "Search", RestatedFigure.Cost, 41_270_000, 43_900_000),
                new("unattributed", "Unattributed", RestatedFigure.Leads, 0, WeekBuilder.Units(0.5m)),
            ],
            RestatementNote.Between(Sent().Figures(), today.Figures()));
    }

    [Fact]
    public void Between_SaysWhatIsGone_WhenAChannelHasNoLineAnyMore()
    {
        var today = new WeekBuilder().Channel("email", name: "E-mail").Leads("email", 1m);

        Assert.Equal(
            [
                new("search", "Search", RestatedFigure.Clicks, 100, null),
                new("search", "Search", RestatedFigure.Leads, WeekBuilder.Units(2), 0),
                new("search", "Search", RestatedFigure.Cost, 41_270_000, null),
            ],
            RestatementNote.Between(Sent().Figures(), today.Figures()));
    }

    [Fact]
    public void Between_LeavesOutLeadsAndMoney_WhenModelOrCurrencyDiffer()
    {
        var other = WeekCalculation.Figures(new WeekBuilder().Channel("search", "google-ads").Own(Measure.Clicks, "search", 16, 101).Inputs() with
        {
            Model = AttributionModel.First,
            Currency = "GEL",
        });

        Assert.Equal(
            [new("search", "search", RestatedFigure.Clicks, 100, 101)],
            RestatementNote.Between(Sent().Figures(), other));
    }

    [Fact]
    public void Between_Throws_WhenWeeksDiffer() => Assert.Throws<ArgumentException>(() =>
        RestatementNote.Between(Sent().Figures(), WeekCalculation.Figures(Sent().Inputs() with { Week = WeekBuilder.Week.Next })));
}
