using System.Globalization;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>How the credit of a lead of 18 March is passed on to plans, in percent of the lead.</summary>
public sealed class PlanCreditTests
{
    [Theory]
    // Journey (linear), plans as id(channels;campaigns), credit.
    [InlineData("email 5d, search 3d",            "",                                  "- 100")]
    [InlineData("email 5d, search 3d",            "anna(;)",                           "anna 100")]
    [InlineData("email 5d, search 3d",            "anna(search;)",                     "- 50, anna 50")]
    [InlineData("email 5d, search 3d",            "anna(search;) bert(email;)",        "anna 50, bert 50")]
    // Campaign scope.
    [InlineData("search/brand 5d, search 3d",     "anna(search;brand)",                "- 50, anna 50")]
    // Overlap is shared equally; thirds add up, the odd billionth to the first id.
    [InlineData("email 5d, search 3d",            "anna(search;) bert(;)",             "anna 25, bert 75")]
    [InlineData("search 3d",                      "c(;) b(;) a(;)",                    "a 33.3333334, b 33.3333333, c 33.3333333")]
    // Unattributed belongs to plans for everything, not to plans for a channel.
    [InlineData("",                               "anna(;)",                           "anna 100")]
    [InlineData("",                               "anna(search;)",                     "- 100")]
    public void Plans_ShareWhatTheyCover_WhenScopesAre(string journey, string plans, string expected)
    {
        var scopes = plans.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(plan => plan.Split('(', ';', ')'))
            .Select(parts => WeekBuilder.Plan(parts[0], channels: parts[1], campaigns: parts[2]))
            .ToList();

        Assert.Equal(expected, Journeys.PlanPercents(Journeys.Credit(journey, plans: scopes), AttributionModel.Linear));
    }

    [Theory]
    // The lead's day decides, both ends included; not the days of its touches.
    [InlineData(18, 31, "anna 100")]
    [InlineData(1,  18, "anna 100")]
    [InlineData(18, 18, "anna 100")]
    [InlineData(19, 31, "- 100")]
    [InlineData(1,  17, "- 100")]
    public void Plan_CoversTheLeadsDay_WhenPeriodIs(int from, int to, string expected)
    {
        var credits = Journeys.Credit("email 5d", plans: [WeekBuilder.Plan("anna", from, to)]);

        Assert.Equal(expected, Journeys.PlanPercents(credits, AttributionModel.Linear));
    }

    [Theory]
    [InlineData(10, "1 1 1",     "4 3 3")]
    [InlineData(10, "1 2 4",     "1 3 6")]
    [InlineData(1,  "1 1 1",     "1 0 0")]
    [InlineData(0,  "1 1",       "0 0")]
    [InlineData(7,  "0 5 0",     "0 7 0")]
    // Products beyond 64 bits.
    [InlineData(long.MaxValue, "9223372036854775807 9223372036854775807", "4611686018427387904 4611686018427387903")]
    public void Share_LosesNothing_WhenWeightsAre(long total, string weights, string expected)
    {
        var shares = Apportionment.Share(total, [.. weights.Split(' ').Select(weight => long.Parse(weight, CultureInfo.InvariantCulture))]);

        Assert.Equal(expected, string.Join(' ', shares));
    }
}
