using Attribution.Domain.Explaining;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Explaining;

/// <summary>What a marketer reads about one lead.</summary>
public sealed class ExplanationTests
{
    private static readonly Lead Form = Journeys.Lead with { Identifiers = ["e:anna", "c:1"] };

    [Theory]
    // Touch (age), identifiers, why it counts or not.
    [InlineData("email 5d",       "v:1",        "Counts: 5 days before the form, within the 30 days that count.")]
    [InlineData("email 30h",      "v:1",        "Counts: 1 day 6 hours before the form, within the 30 days that count.")]
    [InlineData("email 0.25h",    "v:1",        "Counts: 15 minutes before the form, within the 30 days that count.")]
    [InlineData("email 0d",       "v:1",        "Counts: at the moment of the form, within the 30 days that count.")]
    [InlineData("email 2d",       "v:1 c:1",    "Counts: it is the click that the form names, 2 days before the form.")]
    [InlineData("email 45d",      "v:1",        "Does not count: 45 days before the form; only the last 30 days before it count.")]
    [InlineData("email 30d+1",    "v:1",        "Does not count: just over 30 days before the form; only the last 30 days before it count.")]
    [InlineData("email 0d-1",     "v:1",        "Does not count: it came less than a second after the form.")]
    [InlineData("email -3h",      "v:1",        "Does not count: it came 3 hours after the form.")]
    [InlineData("email 5d",       "v:1 e:bert", "Does not count: somebody else at the same browser. It names an e-mail address or telephone number, and none of this person's.")]
    public void Touch_SaysWhy_WhenItIs(string touch, string identifiers, string why)
    {
        var connected = Journeys.Of(touch).Select(t => t with { Identifiers = identifiers.Split(' ') }).ToList();

        Assert.Equal(why, Explanation.Of(Cases.Of(connected, Form)).Touches.Single(t => !t.IsForm).Why);
    }

    [Theory]
    // Form's channel, what the only touch (Newsletter, two days before) carries.
    [InlineData(null,     "v:1", "Does not count: nobody said which channel the form belongs to, so only the touches before it can be credited.")]
    [InlineData("social", "v:1", "Counts: it is the form itself, and no click that the form names is part of the journey.")]
    [InlineData("social", "c:1", "Does not count again: the form names a click that is part of the journey, Newsletter (Spring sale) of 16 March 2026, 11:30, and both are one contact.")]
    public void Form_SaysWhy_WhenChannelAndTouchAre(string? channel, string identifier, string why)
    {
        var connected = Journeys.Of("email/spring 2d").Select(t => t with { Identifiers = [identifier] }).ToList();

        Assert.Equal(why, Explanation.Of(Cases.Of(connected, Form with { Channel = channel })).Touches.Single(t => t.IsForm).Why);
    }

    [Fact]
    public void Touch_SaysWhy_WhenTheJourneyIsTooLongOrTellsTwice()
    {
        var connected = Journeys.Of("a 9d, b 7d, c 5d, d 3d").Append(Journeys.Of("d 2d")[0] with { Id = "t4" }).ToList();

        var touches = Explanation.Of(Cases.Of(connected, rules: Journeys.Rules with { MostTouches = 3 })).Touches;

        Assert.Equal("Does not count: the journey is longer than the 3 touches that are weighed, the first and the latest; this one is of its middle.", touches[1].Why);
        Assert.Equal("Does not count again: the same touch was also told for an earlier moment, and that one stands.", touches[4].Why);
    }

    [Theory]
    [InlineData("email 9d, search/spring 5d, social 1d", AttributionModel.PositionBased, "Newsletter 40.00 % (9 March), Paid social 40.00 % (17 March) and Paid search (Spring sale) 20.00 % (13 March).")]
    [InlineData("email 9d, search/spring 5d, social 1d", AttributionModel.Last,          "Paid social 100.00 % (17 March).")]
    // Thirds: what is printed adds up to 100.00.
    [InlineData("email 9d, search 5d, social 1d",        AttributionModel.Linear,        "Newsletter 33.34 % (9 March), Paid search 33.33 % (13 March) and Paid social 33.33 % (17 March).")]
    [InlineData("email 9d, search 5d, email 1d",         AttributionModel.PositionBased, "Newsletter 80.00 % (9 March, 17 March) and Paid search 20.00 % (13 March).")]
    [InlineData("email 45d",                             AttributionModel.Linear,        "Nobody: no touch counts, so the whole lead is unattributed.")]
    public void Model_SaysWhoGotHowMuch_WhenJourneyIs(string journey, AttributionModel model, string sentence) =>
        Assert.Equal(sentence, Explanation.Of(Cases.Of(journey)).Models.Single(m => m.Model == model).Sentence);

    [Theory]
    [InlineData("email 9d, search 5d, social 45d", "By position-based, the model of the reports, this lead of 18 March 2026 goes to Newsletter 50.00 % and Paid search 50.00 %. Of 4 known contacts, the form included, 2 count.")]
    [InlineData("",                                "By position-based, the model of the reports, this lead of 18 March 2026 goes to Unattributed 100.00 %. No touch counts, so it is shown as unattributed.")]
    public void Summary_TellsTheAnswer_WhenJourneyIs(string journey, string summary) => Assert.Equal(summary, Explanation.Of(Cases.Of(journey)).Summary);

    [Theory]
    [InlineData("email 9d, search/spring 5d", "“A competitor.” It earns no credit until it is restored; by position-based, the model of the reports, it would go to Newsletter 50.00 % and Paid search (Spring sale) 50.00 %.")]
    [InlineData("",                           "“A competitor.” It earns no credit until it is restored; by position-based, the model of the reports, it would go to Unattributed 100.00 %.")]
    public void Summary_TellsWhatARejectedLeadWouldEarn_WhenJourneyIs(string journey, string summary)
    {
        var said = new LeadStanding(true, "A competitor.", Journeys.ConvertedAt.AddDays(1));
        var asked = Cases.Of(journey) with { Said = said };
        var rejected = LeadAttribution.Rejected(asked.Person, asked.Connected, asked.Rules, said);

        var answer = Explanation.Of(asked with { Ledger = rejected });

        Assert.Equal($"This lead was rejected on 19 March: {summary}", answer.Summary);
        Assert.True(answer.Rules.IsCurrent);
        Assert.False(Explanation.Of(asked with { Ledger = rejected with { Withheld = [] } }).Rules.IsCurrent);
    }

    [Theory]
    // All touches are there, or none are left; the oldest day that can be credited again; what is said, and whether it is compared with today's rules.
    [InlineData("email 5d", "2026-03-19", "Of 2 known contacts, the form included, 1 counts.", "Credited under today's rules.")]
    [InlineData("",         "2026-03-19", "It keeps what it was credited to: touches go by age, and leads of before 19 March 2026 are not credited again.", "It keeps what it was credited to: touches go by age, and leads of before 19 March 2026 are not credited again.")]
    [InlineData("",         "2026-03-18", "This is not up to date with today's rules and touches: see 'rules'.", "Something that belongs to this lead has changed since it was credited; it is credited again within seconds.")]
    public void Summary_SaysThatALeadKeepsItsCredit_WhenItsTouchesGoByAge(string left, string oldest, string contacts, string rules)
    {
        var credited = Cases.Of("email 5d");

        var told = Explanation.Of(credited with { Connected = Journeys.Of(left), OldestReattribution = DateOnly.Parse(oldest, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.EndsWith(contacts, told.Summary, StringComparison.Ordinal);
        Assert.Equal(rules, told.Rules.Sentence);
        Assert.StartsWith("By position-based, the model of the reports, this lead of 18 March 2026 goes to Newsletter 100.00 %", told.Summary, StringComparison.Ordinal);
        Assert.Equal(oldest != "2026-03-18" || left.Length > 0, told.Models.All(model => model.Today is null));
    }

    [Fact]
    public void Incomplete_IsSaidByName_WhenALeadHasNoOpportunityYet()
    {
        var models = Explanation.Of(Cases.Of("email 5d")).Models;

        Assert.Equal([AttributionModel.WShaped, AttributionModel.FullPath], models.Where(m => m.Incomplete is not null).Select(m => m.Model));
        Assert.Equal(
            "Incomplete: no opportunity and no won deal is known for this lead, so those parts are left out and the rest is scaled to 100 %.",
            models.Single(m => m.Model == AttributionModel.FullPath).Incomplete);
    }

    [Fact]
    public void Percents_AddUpToExactlyAHundred_WhateverTheJourney() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var answer = Explanation.Of(Cases.Of(scenario.Touches, scenario.Lead, scenario.Rules, scenario.Plans));

        Assert.True(answer.Rules.IsCurrent);
        foreach (var model in answer.Models)
        {
            Assert.Equal(Hundredths.Whole, model.Credits.Sum(credit => credit.Hundredths));
            Assert.Equal(ModelCredits.Lead, model.Credits.Sum(credit => credit.Units));
            Assert.Equal(Hundredths.Whole, answer.Plans.Sum(plan => plan.Hundredths[model.Model]));
            Assert.All(model.Credits.Where(credit => credit.Touches.Count > 0), credit =>
            {
                var touches = answer.Touches.Where(t => t.Units is not null && t.Touch.Channel == credit.Channel && t.Touch.Campaign == credit.Campaign).ToList();
                Assert.Equal(credit.Units, touches.Sum(t => t.Units![model.Model]));
                Assert.Equal(credit.Hundredths, touches.Sum(t => t.Hundredths![model.Model]));
            });
        }
    });
}
