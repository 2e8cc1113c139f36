#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Bookings;
using Attribution.Domain.Events;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Events;

/// <summary>Figures of events, with cases that can be checked by hand.</summary>
public sealed class EventKpiTests
{
    [Theory]
    //          figure                   story                                                                            told
    [InlineData("registered",            "registered anna; registered bruno",                                             "2")]
    [InlineData("attended",              "attended anna; attended anna",                                                  "1")]
    [InlineData("noShowRate",            "registered anna; registered bruno; registered cilda; attended anna",            "2 / 3 = 0.6667")]
    [InlineData("noShowRate",            "registered anna; attended anna; attended bruno",                                "0 / 1 = 0")]
    // Nobody came, or nobody said who came: not 100 %, but not known.
    [InlineData("noShowRate",            "registered anna",                                                               "notReported:attended")]
    [InlineData("noShowRate",            "attended anna",                                                                 "no:registered")]
    [InlineData("costPerAttendee",       "attended anna; attended bruno; attended cilda; attended dace",                  "1000 / 4 = 250 EUR")]
    [InlineData("costPerAttendee",       "registered anna",                                                               "no:attended EUR")]
    [InlineData("followedUpInTime",      "attended anna; attended bruno; followed bruno day:3",                           "1 / 2 = 0.5")]
    [InlineData("followedUpInTime",      "",                                                                              "no:attended")]
    [InlineData("meetings",              "scheduled m; held m; held n; scheduled o",                                      "2")]
    [InlineData("meetingsWithCustomers", "held m with:customer; held n with:prospect; scheduled o with:customer",         "1")]
    [InlineData("meetingsForGrowth",     "held m for:growth; held n for:deal; held o for:growth",                         "2")]
    [InlineData("meetingsForDeals",      "held m for:growth; held n for:deal; held o",                                    "1")]
    // Of the meetings that were scheduled: one that nobody scheduled is no result of scheduling.
    [InlineData("meetingEffectiveness",  "scheduled m; scheduled n; held m; opportunity m; held o; opportunity o",        "1 / 2 = 0.5")]
    [InlineData("meetingEffectiveness",  "held m; opportunity m",                                                         "no:meetingsScheduled")]
    [InlineData("demos",                 "demo anna; demo anna; demo",                                                    "3")]
    [InlineData("demosPerLead",          "demo anna; demo anna; demo",                                                    "no:leads")]
    // Anna saw it twice and is one of two who saw it; one of her two demonstrations became an opportunity.
    [InlineData("demoOpportunities",     "demo anna id:d1; demo anna id:d2; demo bruno id:d3; opportunity d2",            "1 / 2 = 0.5")]
    [InlineData("demoOpportunities",     "",                                                                              "no:peopleWithDemo")]
    [InlineData("interviews",            "interview; interview; retracted f1",                                            "1")]
    [InlineData("mentions",              "before 10 100; after 30 120; after 5 0",                                        "35")]
    [InlineData("shareOfVoiceBefore",    "before 10 100; after 30 120",                                                   "10 / 100 = 0.1")]
    [InlineData("shareOfVoiceAfter",     "before 10 100; after 30 120",                                                   "30 / 120 = 0.25")]
    [InlineData("shareOfVoiceChange",    "before 10 100; after 30 120",                                                   "0.15")]
    [InlineData("shareOfVoiceChange",    "after 30 120",                                                                  "no:categoryMentionsBefore")]
    [InlineData("shareOfVoiceChange",    "before 10 100",                                                                 "no:categoryMentionsAfter")]
    [InlineData("recognition",           "survey yes; survey yes; survey no; survey yes",                                 "3 / 4 = 0.75")]
    // No survey was held.
    [InlineData("recognition",           "attended anna",                                                                 "no:surveyAnswers")]
    [InlineData("dealsInfluenced",       "held m about:d1; held n about:d1; won d1 500 EUR; won d2 900 EUR",              "1")]
    [InlineData("averageDealSize",       "held m about:d1; held n about:d2; won d1 500 EUR; won d2 200 EUR",              "700 / 2 = 350 EUR")]
    // Different currencies are never added.
    [InlineData("averageDealSize",       "held m about:d1; held n about:d2; won d1 500 EUR; won d2 200 USD",              "500 / 1 = 500 EUR; 200 / 1 = 200 USD")]
    [InlineData("averageDealSize",       "held m about:d2; won d2 200 USD",                                               "no:dealsInfluenced EUR; 200 / 1 = 200 USD")]
    [InlineData("averageDealSize",       "",                                                                              "no:dealsInfluenced EUR")]
    public void Figure_IsWhatHappened(string figure, string story, string told)
    {
        var inputs = EventStory.Inputs([(EventStory.Fair with { CostMicros = 1_000_000_000, Currency = "EUR" }, story)]);

        Assert.Equal(told, EventStory.Line(inputs, CutKind.Event, "fair").Told(figure));
        Assert.Equal(told, EventStory.Line(inputs, CutKind.Total, "").Told(figure));
    }

    [Theory]
    //          own cost     reported   cost                         per attendee                  per lead
    [InlineData("",          0,         "notReported:cost EUR",      "notReported:cost EUR",       "notReported:cost EUR")]
    [InlineData("1000 EUR",  0,         "1000 EUR",                  "1000 / 2 = 500 EUR",         "1000 / 4 = 250 EUR")]
    [InlineData("",          200,       "200 EUR",                   "200 / 2 = 100 EUR",          "200 / 4 = 50 EUR")]
    [InlineData("1000 EUR",  200,       "1200 EUR",                  "1200 / 2 = 600 EUR",         "1200 / 4 = 300 EUR")]
    // A stand that was paid for in dollars beside advertising in euros: neither is the cost of an attendee.
    [InlineData("1000 USD",  200,       "200 EUR; 1000 USD",         "mixedCurrencies:cost EUR",   "mixedCurrencies:cost EUR")]
    [InlineData("1000 USD",  0,         "notReported:cost EUR; 1000 USD", "1000 / 2 = 500 USD",    "1000 / 4 = 250 USD")]
    public void Cost_IsTheEventsOwn_AndThatOfItsCampaign(string own, int reported, string cost, string perAttendee, string perLead)
    {
        var fair = own.Length == 0 ? EventStory.Fair : EventStory.Fair with { CostMicros = 1_000_000_000, Currency = own[^3..] };
        var inputs = EventStory.Inputs(
            [(fair, "attended anna; attended bruno")],
            [EventStory.Leads("events", "fair", 4)],
            [.. reported == 0 ? [] : (CampaignCost[])[new("events", "fair", reported * 1_000_000L)], new("events", "other", 77), new("search", "fair", 77)]);

        var line = EventStory.Line(inputs, CutKind.Event, "fair");
        Assert.Equal((cost, perAttendee, perLead), (line.Told("cost"), line.Told("costPerAttendee"), line.Told("costPerLead")));
    }

    [Fact]
    public void Leads_AreThoseCreditedToTheCampaign_UnderTheModelThatIsAskedFor()
    {
        var shared = Amounts.From(model => model == AttributionModel.First ? Booking.One : Booking.One / 4);
        var inputs = EventStory.Inputs(
            [(EventStory.Fair, "demo anna; demo bruno")],
            [new Booking(EventStory.Fair.From, new Cut(CutKind.Channel, "events", "fair"), "leads", shared), EventStory.Leads("events", "other", 9)]);

        Assert.Equal(("1", "2 / 1 = 2"), Told(AttributionModel.First));
        Assert.Equal(("0.25", "2 / 0.25 = 8"), Told(AttributionModel.Linear));

        (string, string) Told(AttributionModel model) =>
            EventKpis.Area.Lines(inputs, model, CutKind.Event)[0] is var line ? (line.Told("leads"), line.Told("demosPerLead")) : default;
    }

    [Fact]
    public void Total_CountsACampaignOnce_ThatTwoEventsShare()
    {
        var (first, second) = (EventStory.Fair with { Id = "a", CostMicros = 100_000_000, Currency = "EUR" }, EventStory.Fair with { Id = "b" });
        var inputs = EventStory.Inputs([(first, "attended anna"), (second, "attended anna")], [EventStory.Leads("events", "fair", 2)], new CampaignCost("events", "fair", 50_000_000));

        Assert.Equal(("150 EUR", "2", "2"), Told(EventStory.Line(inputs, CutKind.Total, "")));
        Assert.Equal(("150 EUR", "2", "1"), Told(EventStory.Line(inputs, CutKind.Event, "a")));
        Assert.Equal(("50 EUR", "2", "1"), Told(EventStory.Line(inputs, CutKind.Event, "b")));

        static (string, string, string) Told(KpiLine line) => (line.Told("cost"), line.Told("leads"), line.Told("attended"));
    }

    [Fact]
    public void Visits_AreThoseOfTheDaysAroundTheEvent_AndCountOnceInTotal()
    {
        var later = EventStory.Fair with { Id = "later", From = new DateOnly(2026, 3, 30), To = new DateOnly(2026, 3, 30), WindowDays = 0 };
        var close = EventStory.Fair with { WindowDays = 2 };
        var inputs = EventStory.Inputs([(close, ""), (close with { Id = "same" }, ""), (later, "")]) with
        {
            Events = new EventInputs([close, close with { Id = "same" }, later],
            [
                new DayVisits(new DateOnly(2026, 3, 13), 1), new DayVisits(new DateOnly(2026, 3, 14), 10), new DayVisits(new DateOnly(2026, 3, 17), 100),
                new DayVisits(new DateOnly(2026, 3, 20), 1000), new DayVisits(new DateOnly(2026, 3, 21), 10000),
            ], BookedSums.None),
        };

        Assert.Equal("1110", EventStory.Line(inputs, CutKind.Event, "fair").Told("visits"));
        Assert.Equal("1110", EventStory.Line(inputs, CutKind.Event, "same").Told("visits"));
        Assert.Equal("notReported:visits", EventStory.Line(inputs, CutKind.Event, "later").Told("visits"));
        Assert.Equal("1110", EventStory.Line(inputs, CutKind.Total, "").Told("visits"));
    }

    [Fact]
    public void Representatives_HaveTheirOwnMeetings_WhichAddUpToAll()
    {
        var inputs = EventStory.Inputs([(EventStory.Fair, "scheduled m by:ivars; opportunity m; scheduled n by:rita; held n; scheduled o; held o")]);

        var lines = EventKpis.Area.Lines(inputs, AttributionModel.Linear, CutKind.Manager);

        string[] expected = ["ivars: 0, 1 / 1 = 1", "rita: 1, 0 / 1 = 0", "-: 1, 0 / 1 = 0"];
        Assert.Equal(expected, lines.Select(line => $"{line.Id}: {line.Told("meetings")}, {line.Told("meetingEffectiveness")}"));
        Assert.Equal(["meetings", "meetingsWithCustomers", "meetingsForGrowth", "meetingsForDeals", "meetingEffectiveness"], lines[0].Figures.Select(figure => figure.Name));
        Assert.Equal(("2", "1 / 3 = 0.3333"), EventStory.Line(inputs, CutKind.Total, "") is var total ? (total.Told("meetings"), total.Told("meetingEffectiveness")) : default);
    }

    [Fact]
    public void Figures_AreThose_InTheOrderInWhichTheyAreRead()
    {
        string[] names =
        [
            "cost", "registered", "attended", "noShowRate", "costPerAttendee", "leads", "costPerLead", "followedUpInTime", "meetings", "meetingsWithCustomers", "meetingsForGrowth",
            "meetingsForDeals", "meetingEffectiveness", "demos", "demosPerLead", "demoOpportunities", "interviews", "mentions", "visits", "shareOfVoiceBefore",
            "shareOfVoiceAfter", "shareOfVoiceChange", "recognition", "dealsInfluenced", "averageDealSize",
        ];

        Assert.Equal(names, EventStory.Line(EventStory.Inputs([(EventStory.Fair, "")]), CutKind.Event, "fair").Figures.Select(figure => figure.Name));
    }

    [Fact]
    public void Lines_AreThoseOfTheEventsOfTheDays_AndOfWhateverWasBooked()
    {
        var inputs = EventStory.Inputs([(EventStory.Fair with { Id = "gone" }, "attended anna"), (EventStory.Fair with { Id = "b" }, ""), (EventStory.Fair with { Id = "a" }, "")]);
        inputs = inputs with { Events = inputs.Events! with { Events = [.. inputs.Events!.Events.Skip(1)] } };

        Assert.Equal(["a", "b", "gone"], EventKpis.Area.Lines(inputs, AttributionModel.Linear, CutKind.Event).Select(line => line.Id));
        Assert.Equal("1", EventStory.Line(inputs with { Events = null }, CutKind.Total, "").Told("attended"));
        Assert.Empty(EventKpis.Area.Lines(EventStory.Inputs([]), AttributionModel.Linear, CutKind.Event));
    }
}
