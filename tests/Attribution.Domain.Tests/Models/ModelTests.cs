using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>What each model gives to whom, in percent. Ages are before the conversion; the half-life is seven days.</summary>
public sealed class ModelTests
{
    [Theory]
    // One touch gets everything.
    [InlineData("email 5d",                            "email 100")]
    // Several: the oldest, however the list is written.
    [InlineData("email 5d, search 3d, display 1d",     "email 100")]
    [InlineData("display 1d, search 3d, email 5d",     "email 100")]
    // Direct counts like any other.
    [InlineData("direct 5d, search 3d",                "direct 100")]
    public void First_CreditsOldestTouch_WhenJourneyIs(string journey, string expected) => Check(AttributionModel.First, journey, expected);

    [Theory]
    [InlineData("email 5d",                            "email 100")]
    [InlineData("email 5d, search 3d, display 1d",     "display 100")]
    [InlineData("display 1d, search 3d, email 5d",     "display 100")]
    [InlineData("search 3d, direct 1h",                "direct 100")]
    // Same instant: the greater id (t2) is the later touch.
    [InlineData("email 1d, search 1d",                 "search 100")]
    public void Last_CreditsYoungestTouch_WhenJourneyIs(string journey, string expected) => Check(AttributionModel.Last, journey, expected);

    [Theory]
    // A direct visit after the search says nothing new.
    [InlineData("email 5d, search 3d, direct 1d",      "search 100")]
    [InlineData("search 3d, direct 2d, direct 1d",     "search 100")]
    [InlineData("direct 5d, search 3d",                "search 100")]
    // Nothing but direct: the last one.
    [InlineData("direct 5d",                           "direct 100")]
    [InlineData("direct/a 5d, direct/b 1d",            "direct/b 100")]
    public void LastNonDirect_PassesOverDirect_WhenJourneyIs(string journey, string expected) =>
        Check(AttributionModel.LastNonDirect, journey, expected);

    [Theory]
    [InlineData("email 5d",                            "email 100")]
    [InlineData("email 5d, search 3d",                 "email 50, search 50")]
    // Thirds: the billionth that does not divide goes to the earliest touch.
    [InlineData("search 5d, email 3d, display 1d",     "display 33.3333333, email 33.3333333, search 33.3333334")]
    // Each touch counts, also of a channel that was touched before.
    [InlineData("search 5d, search 3d, email 1d",      "email 33.3333333, search 66.6666667")]
    // Campaigns of one channel are told apart.
    [InlineData("search/brand 5d, search/generic 3d",  "search/brand 50, search/generic 50")]
    public void Linear_SharesEqually_WhenJourneyIs(string journey, string expected) => Check(AttributionModel.Linear, journey, expected);

    [Theory]
    [InlineData("email 5d",                                        "email 100")]
    [InlineData("email 5d, search 3d",                             "email 50, search 50")]
    [InlineData("email 5d, search 3d, display 1d",                 "display 40, email 40, search 20")]
    [InlineData("email 9d, search 5d, social 3d, display 1d",      "display 40, email 40, search 10, social 10")]
    // Three between: 20 / 3 each, the odd billionths to the earlier ones.
    [InlineData("a 9d, b 7d, c 5d, d 3d, e 1d",                    "a 40, b 6.6666667, c 6.6666667, d 6.6666666, e 40")]
    // First and last the same channel: it gets both.
    [InlineData("search 9d, email 5d, search 1d",                  "email 20, search 80")]
    public void PositionBased_SplitsFortyTwentyForty_WhenJourneyIs(string journey, string expected) =>
        Check(AttributionModel.PositionBased, journey, expected);

    [Theory]
    [InlineData("email 5d",                            "email 100")]
    // 14, 7 and 0 days: 1/7, 2/7, 4/7.
    [InlineData("a 14d, b 7d, c 0d",                   "a 14.2857143, b 28.5714286, c 57.1428571")]
    // The same delay for all changes nothing.
    [InlineData("a 24d, b 17d, c 10d",                 "a 14.2857143, b 28.5714286, c 57.1428571")]
    [InlineData("a 8d, b 1d",                          "a 33.3333333, b 66.6666667")]
    // Half a half-life: 1 to the square root of two.
    [InlineData("a 3.5d, b 0d",                        "a 41.4213562, b 58.5786438")]
    // Equal ages: equal parts.
    [InlineData("a 3d, b 3d",                          "a 50, b 50")]
    public void TimeDecay_HalvesWithEachWeek_WhenJourneyIs(string journey, string expected) =>
        Check(AttributionModel.TimeDecay, journey, expected);

    [Theory]
    // A half-life that is short against the ages: the youngest touch, and no underflow.
    [InlineData("a 30d, b 29d",    0.01,       "b 100")]
    [InlineData("a 30d",           0.01,       "a 100")]
    // A half-life that is long against the ages: nearly linear, for 2^(-0.00072) is 0.9995.
    [InlineData("a 30d, b 0d",     1_000_000,  "a 49.9875234, b 50.0124766")]
    public void TimeDecay_TendsToLastOrLinear_WhenHalfLifeInHoursIs(string journey, double hours, string expected)
    {
        var rules = Journeys.Rules with { HalfLife = TimeSpan.FromHours(hours) };

        Assert.Equal(expected, Journeys.Percents(Journeys.Credit(journey, rules), AttributionModel.TimeDecay));
    }

    private static void Check(AttributionModel model, string journey, string expected) =>
        Assert.Equal(expected, Journeys.Percents(Journeys.Credit(journey), model));
}
