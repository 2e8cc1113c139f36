using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>What is decided about each touch. The form comes without a channel, as the last of its moment.</summary>
public sealed class EligibilityTests
{
    private static readonly Lead Form = Journeys.Lead with { Identifiers = ["e:anna", "c:1"] };

    [Theory]
    // Touch (age), identifiers, verdict.
    [InlineData("email 5d",      "v:1",          Verdict.Counts)]
    [InlineData("email 30d",     "v:1",          Verdict.Counts)]
    [InlineData("email 30d+1",   "v:1",          Verdict.OlderThanWindow)]
    [InlineData("email 0d",      "v:1",          Verdict.Counts)]
    [InlineData("email 0d-1",    "v:1",          Verdict.AfterConversion)]
    // Somebody else logged in at the same browser; whose touch it is is asked before when it was.
    [InlineData("email 5d",      "v:1 e:bert",   Verdict.OtherPerson)]
    [InlineData("email 40d",     "v:1 e:bert",   Verdict.OtherPerson)]
    [InlineData("email 5d",      "v:1 e:anna",   Verdict.Counts)]
    [InlineData("email 5d",      "v:1 p:1 e:anna", Verdict.Counts)]
    public void Judge_DecidesAboutATouch_WhenItIs(string touch, string identifiers, Verdict expected)
    {
        var connected = Journeys.Of(touch).Select(t => t with { Identifiers = identifiers.Split(' ') }).ToList();

        var judged = Eligibility.Judge(Person.Of([Form]), connected, Journeys.Rules);

        Assert.Equal(expected, judged.Single(t => t.Touch.Id == "t1").Verdict);
    }

    [Theory]
    // Most touches that are weighed; C counts, - beyond the most.
    [InlineData(5, "C C C C C")]
    [InlineData(4, "C - C C C")]
    [InlineData(3, "C - - C C")]
    [InlineData(1, "C - - - -")]
    public void Judge_PassesOverTheMiddle_WhenJourneyIsLongerThan(int most, string expected) =>
        Assert.Equal(expected, Text("a 9d, b 7d, c 5d, d 3d, e 1d", Form, most));

    [Theory]
    // Most touches, days after the form of opportunity and win. S counts for models that weigh these steps.
    [InlineData(60, 3, 9, "C S S S S A")]
    // Two rooms left: the latest ones, and the opportunity's.
    [InlineData(3,  3, 9, "C - S S S A")]
    [InlineData(1,  3, 9, "C - S - S A")]
    public void Judge_KeepsTheTouchesOfSteps_WhenTheyCameAfterTheForm(int most, int opportunity, int win, string expected)
    {
        var lead = Form with { OpportunityAt = Journeys.ConvertedAt.AddDays(opportunity), ClosedWonAt = Journeys.ConvertedAt.AddDays(win) };

        Assert.Equal(expected, Text("a 1d, b -1d, c -3d, d -5d, e -8d, f -10d", lead, most));
    }

    [Fact]
    public void Judge_LetsTheEarlierStatementStand_WhenAnIdIsToldTwice()
    {
        var told = Journeys.Of("search 3d, email 5d").Select(t => t with { Id = "t1" }).ToList();

        var judged = Eligibility.Judge(Person.Of([Form]), told, Journeys.Rules).Where(t => t.Touch.Id == "t1");

        Assert.Equal([("email", Verdict.Counts), ("search", Verdict.Duplicate)], judged.Select(t => (t.Touch.Channel, t.Verdict)));
    }

    [Fact]
    public void Judge_LetsTheLaterStatementStand_WhenTheEarlierIsTooOld()
    {
        var told = Journeys.Of("search 3d, email 50d").Select(t => t with { Id = "t1" }).ToList();

        var judged = Eligibility.Judge(Person.Of([Form]), told, Journeys.Rules).Where(t => t.Touch.Id == "t1");

        Assert.Equal([("email", Verdict.OlderThanWindow), ("search", Verdict.Counts)], judged.Select(t => (t.Touch.Channel, t.Verdict)));
    }

    [Theory]
    // Form's channel, identifiers of its only touch; verdict on the form, and which click stands in its place.
    [InlineData(null,     "c:1", Verdict.NoChannel,       null)]
    [InlineData("social", "v:1", Verdict.Counts,          null)]
    [InlineData("social", "c:2", Verdict.Counts,          null)]
    [InlineData("social", "c:1", Verdict.ReplacedByClick, "t1")]
    public void Judge_DecidesAboutTheForm_WhenChannelAndTouchAre(string? channel, string identifier, Verdict expected, string? click)
    {
        var connected = Journeys.Of("email 2d").Select(t => t with { Identifiers = [identifier] }).ToList();

        var form = Eligibility.Judge(Person.Of([Form with { Channel = channel }]), connected, Journeys.Rules).Single(t => t.Touch.Id == "form:lead-1");

        Assert.Equal((expected, click), (form.Verdict, form.StandsInstead));
    }

    [Fact]
    public void Credit_IsExactlyThatOfTheTouchesThatCount_WhateverTheJourney() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var judged = Eligibility.Judge(Person.Of([scenario.Lead]), scenario.Touches, scenario.Rules);

        Assert.Equal(judged.Where(t => t.Earns).Select(t => t.Touch.Id), scenario.Credit().Touches);
        Assert.Equal(scenario.Touches.Length + 1, judged.Count);
    });

    private static string Text(string journey, Lead lead, int most) => string.Join(' ',
        Eligibility.Judge(Person.Of([lead]), Journeys.Of(journey), Journeys.Rules with { MostTouches = most })
            .Where(t => t.Verdict != Verdict.NoChannel)
            .Select(t => t.Verdict switch
            {
                Verdict.Counts => "C",
                Verdict.CountsForMilestones => "S",
                Verdict.BeyondMostTouches => "-",
                Verdict.AfterConversion => "A",
                _ => t.Verdict.ToString(),
            }));
}
