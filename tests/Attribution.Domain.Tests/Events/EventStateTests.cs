#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Events;

/// <summary>What facts of an event say together.</summary>
public sealed class EventStateTests
{
    [Theory]
    //          story                                                                   registered  attended  no-shows
    [InlineData("",                                                                     0,          0,        0)]
    [InlineData("registered anna; registered bruno; attended anna",                     2,          1,        1)]
    // However often somebody registers, they are one person.
    [InlineData("registered anna; registered anna; attended anna; attended anna",       1,          1,        0)]
    // Known by two ways to reach them, over any number of steps.
    [InlineData("registered anna; registered 67; attended anna+67",                     1,          1,        0)]
    [InlineData("registered anna+67; registered 67+an; attended an",                    1,          1,        0)]
    // Whoever comes without a registration came, and is nobody's absence.
    [InlineData("registered anna; attended bruno; attended cilda",                      1,          2,        1)]
    // While no attendance is known, it was not reported: nobody failed to show up.
    [InlineData("registered anna; registered bruno",                                    2,          0,        0)]
    [InlineData("attended anna",                                                        0,          1,        0)]
    // A mistake is taken back by a further fact; one that comes before what it is about is no less right.
    [InlineData("registered anna; attended anna; attended bruno; retracted f3",         1,          1,        0)]
    [InlineData("retracted f2; registered anna",                                        0,          0,        0)]
    public void People_AreCountedOnce(string story, int registered, int attended, int noShows)
    {
        var state = EventStory.State(story);

        Assert.Equal((registered, attended, noShows), (state.Registered.Count, state.Attended.Count, state.NoShows));
    }

    [Fact]
    public void People_AreNotJoined_ByTheNumberOfASwitchboard()
    {
        var state = EventStory.State(string.Join(';', Enumerable.Range(1, 6).Select(n => $"registered p{n}+67000000")));

        Assert.Equal(6, state.Registered.Count);
    }

    [Theory]
    // The fair is on the days 0 to 2, and three more are in time.
    [InlineData("attended anna; followed anna day:0",                          1)]
    [InlineData("attended anna; followed anna day:5",                          1)]
    [InlineData("attended anna; followed anna day:6",                          0)]
    [InlineData("attended anna; followed anna day:-1",                         0)]
    [InlineData("attended anna; followed anna day:6; followed anna day:4",     1)]
    [InlineData("attended anna; followed anna day:3; followed anna day:4",     1)]
    [InlineData("attended anna+67; followed 67 day:3",                         1)]
    // Following somebody up who did not come is no follow-up of an attendance.
    [InlineData("registered bruno; attended anna; followed bruno day:3",       0)]
    public void FollowUp_IsInTime_WithinTheDaysOfTheEvent(string story, int inTime) =>
        Assert.Equal(inTime, EventStory.State(story).FollowedUpInTime.Count);

    [Theory]
    //          story                                                                            meeting
    [InlineData("scheduled m by:ivars",                                                          "scheduled - - ivars")]
    [InlineData("held m with:prospect for:deal by:ivars",                                        "held prospect deal ivars")]
    [InlineData("scheduled m with:customer for:retention by:ivars; held m",                      "scheduled held customer retention ivars")]
    // What a later fact says counts, and what it leaves out stays.
    [InlineData("scheduled m with:prospect by:ivars; held m with:customer by:rita",              "scheduled held customer - rita")]
    [InlineData("held m with:customer day:1; scheduled m with:prospect by:ivars",                "scheduled held customer - ivars")]
    [InlineData("scheduled m by:ivars; opportunity m",                                           "scheduled - - ivars opportunity")]
    [InlineData("scheduled m by:ivars; held m; retracted f2",                                    "scheduled - - ivars")]
    public void Meeting_IsWhatAllFactsOfItSay(string story, string expected)
    {
        var meeting = Assert.Single(EventStory.State(story).Meetings);

        string?[] words =
        [
            meeting.IsScheduled ? "scheduled" : null, meeting.IsHeld ? "held" : null, Word(meeting.With), Word(meeting.Purpose), meeting.Representative,
            meeting.IsOpportunity ? "opportunity" : null,
        ];
        Assert.Equal(expected, string.Join(' ', words.OfType<string>()));
    }

    [Theory]
    //          story                                                          deals
    [InlineData("held m about:d1; won d1 500 EUR",                             "d1 500 EUR")]
    [InlineData("won d1 500 EUR; held m about:d1",                             "d1 500 EUR")]
    [InlineData("held m; won d1 500 EUR at:m",                                 "d1 500 EUR")]
    // Without a meeting that was held, the event has no part in it.
    [InlineData("won d1 500 EUR",                                              "")]
    [InlineData("scheduled m about:d1; won d1 500 EUR",                        "")]
    [InlineData("held m about:d2; won d1 500 EUR",                             "")]
    // One deal is one, however many meetings it took and however often it is told; what is told last counts.
    [InlineData("held m about:d1; held n about:d1; won d1 500 EUR",            "d1 500 EUR")]
    [InlineData("held m about:d1; won d1 500 EUR; won d1 450 EUR",             "d1 450 EUR")]
    [InlineData("held m about:d1; held n about:d2; won d2 7 USD; won d1 5 EUR","d1 5 EUR, d2 7 USD")]
    public void Deal_IsInfluenced_WhenSomebodyMetAboutIt(string story, string deals) => Assert.Equal(
        deals, string.Join(", ", EventStory.State(story).Deals.Select(deal => $"{deal.Deal} {deal.Micros / 1_000_000} {deal.Currency}")));

    [Theory]
    [InlineData("opportunity m",                         "f1")]
    [InlineData("scheduled m; opportunity m",            "")]
    [InlineData("opportunity f2; demo anna",             "")]
    [InlineData("won d1 500 EUR",                        "f1")]
    [InlineData("retracted f9",                          "f1")]
    // A retraction is not taken back.
    [InlineData("interview; retracted f1; retracted f2", "f3")]
    public void Fact_HasNoEffect_WhileNobodyToldWhatItRefersTo(string story, string without) =>
        Assert.Equal(without, string.Join(' ', EventStory.State(story).WithoutEffect.Select(fact => fact.Id)));

    [Fact]
    public void History_TellsWhatBecameOfEachFact_AndWhoIsWho()
    {
        var state = EventStory.State("attended anna+67; registered 67; registered bruno; retracted f3; opportunity m; interview day:-1");

        string[] expected = ["f6 Counts ", "f1 Counts 67", "f2 Counts 67", "f3 Retracted ", "f4 Counts ", "f5 Missing "];
        Assert.Equal(expected, state.History.Select(told => $"{told.Fact.Id} {told.Effect} {told.Person}"));
    }

    [Fact]
    public void Fact_HasNoEffect_WhenItSaysNothingThatIsKnown()
    {
        var state = EventState.Of(EventStory.Fair,
        [
            new RecordedFact("crm", "1", "fireworks", default, "{}"),
            new RecordedFact("crm", "2", "survey", default, """{"knowsBrand":"perhaps"}"""),
            new RecordedFact("crm", "3", "registered", default, """{"person":null,"channel":"events","campaign":"fair"}"""),
        ]);

        Assert.Equal((0, 0, 0), (state.SurveyAnswers, state.Registered.Count, state.History.Count));
    }

    [Fact]
    public void Bookings_LieOnTheFirstDay_InTotalAndEvent_AndMeetingsByRepresentativeToo()
    {
        var booked = EventBookings.Of(EventStory.Fair, EventStory.State(
            "registered anna; held m with:customer by:ivars about:d1; scheduled n; won d1 500 EUR"));

        Assert.All(booked, booking => Assert.Equal(EventStory.Fair.From, booking.Day));
        string[] expected =
        [
            "Total  eventDealRevenue_EUR 500000000", "Total  eventDeals 1000000000", "Total  eventDeals_EUR 1000000000", "Total  eventMeetings 1000000000",
            "Total  eventMeetingsScheduled 1000000000", "Total  eventMeetingsWithCustomers 1000000000", "Total  eventRegistered 1000000000",
            "Manager - eventMeetingsScheduled 1000000000", "Manager ivars eventMeetings 1000000000", "Manager ivars eventMeetingsWithCustomers 1000000000",
            "Event fair eventDealRevenue_EUR 500000000", "Event fair eventDeals 1000000000", "Event fair eventDeals_EUR 1000000000", "Event fair eventMeetings 1000000000",
            "Event fair eventMeetingsScheduled 1000000000", "Event fair eventMeetingsWithCustomers 1000000000", "Event fair eventRegistered 1000000000",
        ];
        Assert.Equal(expected, booked.Select(booking => $"{booking.Cut.Kind} {booking.Cut.Id} {booking.Measure} {booking.Amounts[AttributionModel.Linear]}"));
    }

    private static string Word(Enum? value) => value?.ToString().ToLowerInvariant() ?? "-";
}
