using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>Models that give fixed parts to certain touches, in percent.</summary>
public sealed class ShapedModelTests
{
    [Theory]
    [InlineData("email 5d",                                        "email 100")]
    // Nobody between: half of the 20 to each end.
    [InlineData("email 5d, search 3d",                             "email 30, search 70")]
    [InlineData("email 5d, search 3d, display 1d",                 "display 60, email 20, search 20")]
    [InlineData("email 9d, search 5d, social 3d, display 1d",      "display 60, email 20, search 10, social 10")]
    [InlineData("a 9d, b 7d, c 5d, d 3d, e 1d",                    "a 20, b 6.6666667, c 6.6666667, d 6.6666666, e 60")]
    [InlineData("search 9d, email 5d, search 1d",                  "email 20, search 80")]
    public void JShaped_GivesSixtyToTheLast_WhenJourneyIs(string journey, string expected) => Check(AttributionModel.JShaped, journey, expected);

    [Theory]
    [InlineData("email 5d",                                        "email 100")]
    [InlineData("email 5d, search 3d",                             "email 70, search 30")]
    [InlineData("email 5d, search 3d, display 1d",                 "display 20, email 60, search 20")]
    [InlineData("email 9d, search 5d, social 3d, display 1d",      "display 20, email 60, search 10, social 10")]
    public void InverseJ_GivesSixtyToTheFirst_WhenJourneyIs(string journey, string expected) => Check(AttributionModel.InverseJ, journey, expected);

    [Theory]
    // Ages below zero are touches after the form. Opportunity so many days after it; "-" while there is none.
    // No opportunity yet: its 30 are left out, 30 : 30 : 10 remain.
    [InlineData("a 5d",                                            "-", "a 100")]
    [InlineData("a 5d, b 3d",                                      "-", "a 50, b 50")]
    [InlineData("a 5d, b 3d, c 1d",                                "-", "a 42.8571429, b 14.2857143, c 42.8571428")]
    // First, lead and opportunity on three touches, one between: 30/30/30/10.
    [InlineData("a 5d, x 3d, b 1d, c -2d",                         "2", "a 30, b 30, c 30, x 10")]
    [InlineData("a 5d, x 3d, b 1d, y -1d, c -2d",                  "3", "a 30, b 30, c 30, x 5, y 5")]
    // What came after the opportunity is not looked at.
    [InlineData("a 5d, x 3d, b 1d, c -2d, z -4d",                  "3", "a 30, b 30, c 30, x 10")]
    // No touch between: the 10 go to the three steps in equal parts.
    [InlineData("a 5d, b 1d, c -2d",                               "2", "a 33.3333334, b 33.3333333, c 33.3333333")]
    // Steps on one touch add up.
    [InlineData("a 5d",                                            "2", "a 100")]
    [InlineData("a 5d, b 3d",                                      "2", "a 33.3333333, b 66.6666667")]
    [InlineData("a 5d, x 3d, b 1d",                                "2", "a 30, b 60, x 10")]
    [InlineData("a 1d, x -1d, c -2d",                              "2", "a 60, c 30, x 10")]
    // An opportunity that is dated before the form counts as being at the form.
    [InlineData("a 5d, x 3d, b 1d",                                "-4", "a 30, b 60, x 10")]
    // Every touch came after the form: nothing created the lead, the first and the opportunity's are left.
    [InlineData("a -1d, x -2d, c -3d",                             "3", "a 42.8571429, c 42.8571428, x 14.2857143")]
    public void WShaped_GivesThirtyToEachStep_WhenOpportunityIs(string journey, string opportunity, string expected) =>
        Check(AttributionModel.WShaped, journey, expected, Reached(opportunity));

    [Theory]
    // Days after the form: opportunity, win.
    [InlineData("a 5d, x 3d, b 1d, c -2d, d -5d",                  "2", "6", "a 22.5, b 22.5, c 22.5, d 22.5, x 10")]
    [InlineData("a 5d, x 3d, b 1d, c -2d, y -3d, d -5d",           "2", "6", "a 22.5, b 22.5, c 22.5, d 22.5, x 5, y 5")]
    // After the win nothing counts.
    [InlineData("a 5d, x 3d, b 1d, c -2d, d -5d, z -7d",           "2", "6", "a 22.5, b 22.5, c 22.5, d 22.5, x 10")]
    [InlineData("a 5d, b 1d, c -2d, d -5d",                        "2", "6", "a 25, b 25, c 25, d 25")]
    [InlineData("a 5d, x 3d, b 1d",                                "2", "6", "a 22.5, b 67.5, x 10")]
    [InlineData("a 5d",                                            "2", "6", "a 100")]
    // Not won yet: 22.5 : 22.5 : 22.5 : 10 of 77.5.
    [InlineData("a 5d, x 3d, b 1d, c -2d",                         "2", "-", "a 29.0322581, b 29.0322581, c 29.032258, x 12.9032258")]
    // Neither: 22.5 : 22.5 : 10 of 55.
    [InlineData("a 5d, x 3d, b 1d",                                "-", "-", "a 40.9090909, b 40.9090909, x 18.1818182")]
    // Won without an opportunity: that part is left out.
    [InlineData("a 5d, x 3d, b 1d, d -5d",                         "-", "6", "a 29.0322581, b 29.0322581, d 29.032258, x 12.9032258")]
    public void FullPath_GivesTwentyTwoAndAHalfToEachStep_WhenStepsAre(string journey, string opportunity, string win, string expected) =>
        Check(AttributionModel.FullPath, journey, expected, Reached(opportunity, win));

    [Theory]
    // The click that the form names created the lead, whatever visit followed it; else the form itself; else the last touch.
    // 30 : 30 : 10 of 70, on first, lead and others.
    [InlineData(null,   "b", "a 42.8571429, b 42.8571428, c 14.2857143")]
    [InlineData(null,   "",  "a 42.8571429, b 14.2857143, c 42.8571428")]
    [InlineData("form", "b", "a 42.8571429, b 42.8571428, c 14.2857143")]
    [InlineData("form", "",  "a 42.8571429, b 7.1428571, c 7.1428571, form 42.8571429")]
    public void WShaped_KnowsTheTouchThatCreatedTheLead_WhenFormIs(string? channel, string clicked, string expected)
    {
        var lead = Journeys.Lead with { Channel = channel, Identifiers = ["c:1"] };
        var touches = Journeys.Of("a 5d, b 3d, c 1d").Select(t => t.Channel == clicked ? t with { Identifiers = ["c:1"] } : t).ToList();

        Assert.Equal(expected, Journeys.Percents(LeadAttribution.Credit(Person.Of([lead]), touches, Journeys.Rules, []), AttributionModel.WShaped));
    }

    [Theory]
    // Unless set, linear.
    [InlineData("",                                "a 5d, b 3d, c 1d",            "a 33.3333334, b 33.3333333, c 33.3333333")]
    [InlineData("first=3 middle=1 last=2",         "a 5d, b 3d, c 1d",            "a 50, b 16.6666667, c 33.3333333")]
    [InlineData("first=3 middle=1 last=2",         "a 5d, b 4d, c 3d, d 1d",      "a 42.8571428, b 14.2857143, c 14.2857143, d 28.5714286")]
    [InlineData("first=3, last=1",                 "a 5d, b 3d",                  "a 75, b 25")]
    [InlineData("first=0",                         "a 5d",                        "a 100")]
    // Channels weigh too; a channel that is not named weighs 1.
    [InlineData("channel:direct=0",                "a 5d, direct 3d, c 1d",       "a 50, c 50")]
    [InlineData("first=3 channel:a=0.5",           "a 5d, b 3d",                  "a 60, b 40")]
    // Everything weighs nothing: equal parts.
    [InlineData("channel:direct=0",                "direct/x 3d, direct/y 1d",    "direct/x 50, direct/y 50")]
    [InlineData("first=0 middle=0 last=0",         "a 5d, b 3d",                  "a 50, b 50")]
    public void Custom_SharesByOwnWeights_WhenTheyAre(string weights, string journey, string expected)
    {
        Assert.Null(CustomWeights.Parse(weights, out var custom));

        Assert.Equal(expected, Journeys.Percents(Journeys.Credit(journey, Journeys.Rules with { Custom = custom }), AttributionModel.Custom));
    }

    [Fact]
    public void OtherModels_DoNotLookBeyondTheForm_WhenStepsCameLater()
    {
        var credits = Journeys.Credit("a 5d, b 1d, c -2d, d -5d", lead: Reached("2", "6"));

        Assert.Equal("a 50, b 50", Journeys.Percents(credits, AttributionModel.Linear));
        Assert.Equal("b 100", Journeys.Percents(credits, AttributionModel.Last));
        Assert.Equal("t1 t2 t3 t4", string.Join(' ', credits.Touches));
        Assert.Empty(credits.Missing);
    }

    [Fact]
    public void OtherModels_CreditNobody_WhenEveryTouchCameAfterTheForm()
    {
        var credits = Journeys.Credit("c -2d", lead: Reached("2"));

        Assert.Equal("unattributed 100", Journeys.Percents(credits, AttributionModel.First));
        Assert.Equal("c 100", Journeys.Percents(credits, AttributionModel.WShaped));
    }

    [Theory]
    [InlineData("-", "-", "WShaped Opportunity, FullPath Opportunity, FullPath ClosedWon")]
    [InlineData("2", "-", "FullPath ClosedWon")]
    [InlineData("-", "6", "WShaped Opportunity, FullPath Opportunity")]
    [InlineData("2", "6", "")]
    public void Missing_NamesTheModelsThatAreIncomplete_WhenStepsAre(string opportunity, string win, string expected)
    {
        var credits = Journeys.Credit("a 5d, b 1d", lead: Reached(opportunity, win));

        Assert.Equal(expected, string.Join(", ", credits.Missing.Select(m => $"{m.Model} {m.Milestone}")));
    }

    private static Lead Reached(string opportunity, string win = "-") =>
        Journeys.Lead with { OpportunityAt = After(opportunity), ClosedWonAt = After(win) };

    private static DateTimeOffset? After(string days) =>
        days == "-" ? null : Journeys.ConvertedAt.AddDays(double.Parse(days, CultureInfo.InvariantCulture));

    private static void Check(AttributionModel model, string journey, string expected, Lead? lead = null) =>
        Assert.Equal(expected, Journeys.Percents(Journeys.Credit(journey, lead: lead), model));
}
