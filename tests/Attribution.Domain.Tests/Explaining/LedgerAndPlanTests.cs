using Attribution.Domain.Explaining;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Explaining;

/// <summary>What was credited, against what would be today; and which plans a lead counts for.</summary>
public sealed class LedgerAndPlanTests
{
    [Fact]
    public void Rules_AreThoseOfToday_WhenTheLedgerIsUpToDate()
    {
        var answer = Explanation.Of(Cases.Of("email 5d"));

        Assert.Equal("Credited under today's rules.", answer.Rules.Sentence);
        Assert.All(answer.Models, model => Assert.Null(model.Today));
    }

    [Fact]
    public void Rules_SayBoth_WhenTheyHaveChangedSince()
    {
        var asked = Cases.Of("email 40d, search 5d");
        var wider = asked with { Rules = Journeys.Rules with { Lookback = TimeSpan.FromDays(60) } };

        var answer = Explanation.Of(wider);

        Assert.Equal(
            "Credited under rules v2; lookback 30d; half-life 7d; direct: direct; most 60 touches; custom: even. "
            + "Today's rules are v2; lookback 60d; half-life 7d; direct: direct; most 60 touches; custom: even; they would share the lead differently, as shown under 'today'.",
            answer.Rules.Sentence);
        var linear = answer.Models.Single(model => model.Model == AttributionModel.Linear);
        Assert.Equal("Paid search 100.00 % (13 March).", linear.Sentence);
        Assert.Equal(["email 5000", "search 5000"], linear.Today!.Select(credit => $"{credit.Channel} {credit.Hundredths}"));
    }

    [Fact]
    public void Rules_SayThatNothingWouldChange_WhenOnlyTheirTextDiffers()
    {
        var asked = Cases.Of("email 5d");

        var answer = Explanation.Of(asked with { Rules = Journeys.Rules with { MostTouches = 50 } });

        Assert.EndsWith("they would share the lead in the same way.", answer.Rules.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("This is not up to date with today's rules and touches: see 'rules'.", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_AnnounceAnotherCredit_WhenATouchHasJustArrived()
    {
        var asked = Cases.Of("email 5d");

        var answer = Explanation.Of(asked with { Connected = Journeys.Of("email 5d, search 1d") });

        Assert.Equal("Something that belongs to this lead has changed since it was credited; it is credited again within seconds.", answer.Rules.Sentence);
    }

    [Fact]
    public void Model_IsNotCreditedYet_WhenItCameAfterTheLeadWasCredited()
    {
        var asked = Cases.Of("email 5d");
        var old = ModelCredits.From(model => model <= AttributionModel.TimeDecay ? ModelCredits.Lead : 0);
        var ledger = asked.Ledger! with { Channels = [new ChannelCredit("email", "", old)], Plans = [new PlanCredit("-", old)], Rules = "v1", Missing = [] };

        var answer = Explanation.Of(asked with { Ledger = ledger });

        var shaped = answer.Models.Single(model => model.Model == AttributionModel.JShaped);
        Assert.Equal(("Not credited yet: this model did not exist when the lead was credited.", 0), (shaped.Sentence, shaped.Credits.Count));
        Assert.Equal(("email", ModelCredits.Lead), (shaped.Today!.Single().Channel, shaped.Today!.Single().Units));
        Assert.StartsWith("Credited under rules v1. Today's rules are v2;", answer.Rules.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_SaysWhatWouldBe_WhenTheLeadIsNotCreditedYet()
    {
        var answer = Explanation.Of(Cases.Of("email 5d") with { Ledger = null });

        Assert.Equal(Standing.NotYet, answer.Standing);
        Assert.StartsWith(
            "This lead of 18 March 2026 was not credited yet; that takes seconds. By position-based, the model of the reports, it would go to Newsletter 100.00 %.",
            answer.Summary, StringComparison.Ordinal);
        Assert.All(answer.Models, model => Assert.Equal("Not credited yet.", model.Sentence));
    }

    [Fact]
    public void Form_PointsToTheCard_WhenItIsAttached()
    {
        var second = Journeys.Lead with { Key = "lead-2", ConvertedAt = Journeys.ConvertedAt.AddDays(1) };
        var person = Person.Of([Journeys.Lead, second]);
        var asked = Cases.Of("") with { Form = second, Person = person, Ledger = LeadAttribution.Attached(second, "lead-1") };

        var answer = Explanation.Of(asked);

        Assert.Equal((Standing.Attached, "lead-1"), (answer.Standing, answer.AttachedTo));
        Assert.Equal("This form adds no lead: the person had filled another one before, which counts as the lead. It is kept, and counts as an application.", answer.Summary);
        Assert.Equal(["lead-1 card", "lead-2"], answer.Forms.Select(form => form.Form.Key + (form.IsCard ? " card" : "")));
        Assert.Empty(answer.Models);
    }

    [Fact]
    public void Summary_SaysThatAnotherFormCounts_WhenAnEarlierOneHasJustCome()
    {
        var earlier = Journeys.Lead with { Key = "lead-0", ConvertedAt = Journeys.ConvertedAt.AddDays(-1) };
        var asked = Cases.Of("email 5d") with { Person = Person.Of([Journeys.Lead, earlier]), Connected = [] };

        var answer = Explanation.Of(asked);

        Assert.Equal(
            "By position-based, the model of the reports, this lead of 18 March 2026 goes to Newsletter 100.00 %. "
            + "Which form counts as this person's lead has changed since; it is settled again within seconds.",
            answer.Summary);
        Assert.Empty(answer.Touches);
    }

    [Theory]
    // Journey; plans as id(channels); per plan its part under linear, and why.
    [InlineData("email 5d, search 3d", "",                              "- 10000: No plan covers Newsletter and Paid search on 18 March 2026.")]
    [InlineData("email 5d, search 3d", "riga()",                        "riga 10000: Covers Newsletter and Paid search on 18 March 2026, alone.")]
    [InlineData("email 5d, search 3d", "riga(search)",                  "riga 5000: Covers Paid search on 18 March 2026, alone. | - 5000: No plan covers Newsletter on 18 March 2026.")]
    [InlineData("email 5d, search 3d", "all() riga(search)",            "all 7500: Covers Newsletter and Paid search on 18 March 2026. Paid search is shared in equal parts with plan riga (Anna). | riga 2500: Covers Paid search on 18 March 2026. Paid search is shared in equal parts with plan all (Anna).")]
    [InlineData("",                    "riga(search)",                  "- 10000: No plan covers Unattributed on 18 March 2026.")]
    public void Plans_SayWhatTheyCoverAndWithWhom_WhenTheyAre(string journey, string plans, string expected)
    {
        var scopes = plans.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(plan => plan.Split('(', ')'))
            .Select(parts => WeekBuilder.Plan(parts[0], channels: parts[1]) with { Marketer = "m" }).ToList();

        var answer = Explanation.Of(Cases.Of(journey, plans: scopes)).Plans;

        Assert.Equal(expected, string.Join(" | ", answer.Select(plan => $"{plan.Plan ?? "-"} {plan.Hundredths[AttributionModel.Linear]}: {plan.Why}")));
    }
}
