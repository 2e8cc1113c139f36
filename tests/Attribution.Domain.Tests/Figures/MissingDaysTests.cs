using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

public sealed class MissingDaysTests
{
    [Theory]
    //          days of March with a cost    days of the week before    what is missing
    [InlineData("16 17 18 19 20 21 22",      "",                        "")]
    [InlineData("16 17 18 19 20",            "",                        "Cost 21 22")]
    [InlineData("18",                        "9",                       "Cost 16 17 19 20 21 22")]
    // Silent, but not a week ago: a whole week is missing. Never heard of: nothing to miss.
    [InlineData("",                          "9",                       "Cost 16 17 18 19 20 21 22")]
    [InlineData("",                          "",                        "")]
    // Other weeks do not fill gaps.
    [InlineData("15 16 17 18 19 20 21 23",   "",                        "Cost 22")]
    public void Of_NamesDaysWithoutAStatement(string days, string before, string expected)
    {
        WeekBuilder Week() => new WeekBuilder().Channel("search", "google-ads");
        var (week, previous) = (Week(), Week());
        foreach (var day in Numbers(days))
        {
            week.Says("google-ads", Measure.Cost, "search", day, 0);
        }

        foreach (var day in Numbers(before))
        {
            previous.Says("google-ads", Measure.Cost, "search", day, 5);
        }

        var missing = MissingDays.Of(week.Inputs(), previous.Inputs() with { Week = WeekBuilder.Week.Previous });

        Assert.Equal(expected, string.Join("; ", missing.Select(m => $"{m.Measure} {string.Join(' ', m.Days.Select(d => d.Day))}")));
    }

    [Fact]
    public void Of_LooksAtThePlatformThatCounts()
    {
        var week = new WeekBuilder().Channel("search", "google-ads").Channel("email").Channel("own", "meta", truth: (Measure.Cost, SourceOfTruth.Events))
            // Another source, own events, and campaigns: a statement for any campaign is one.
            .Says("meta", Measure.Cost, "search", 16, 5).Own(Measure.Cost, "email", 16, 5).Own(Measure.Cost, "own", 16, 5).Says("meta", Measure.Cost, "own", 16, 5);

        Assert.Empty(MissingDays.Of(week.Inputs(), null));
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
}
