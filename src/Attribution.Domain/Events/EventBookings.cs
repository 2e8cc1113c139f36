using Attribution.Domain.Bookings;

namespace Attribution.Domain.Events;

/// <summary>What an event books: everything that is known of it, on its first day.</summary>
public static class EventBookings
{
    /// <summary>The bookings of an event.</summary>
    /// <param name="occasion">The event.</param>
    /// <param name="state">What is known of it.</param>
    public static IReadOnlyList<Booking> Of(MarketingEvent occasion, EventState state)
    {
        var whole = new Sharing([Cut.Total, new Cut(CutKind.Event, occasion.Id)], []);
        return Booking.Folded(Counts(state).Concat(Meetings(state.Meetings)).SelectMany(count => whole.Book(occasion.From, count.Measure, checked(count.Number * Booking.One)))
            .Concat(state.Deals.SelectMany(deal => whole.Book(occasion.From, EventMeasures.RevenueIn(deal.Currency), deal.Micros)))
            .Concat(state.Meetings.GroupBy(meeting => meeting.Representative ?? Cut.Nobody).SelectMany(own => Meetings(own).SelectMany(count =>
                new Sharing([new Cut(CutKind.Manager, own.Key)], []).Book(occasion.From, count.Measure, checked(count.Number * Booking.One))))));
    }

    private static IEnumerable<(string Measure, long Number)> Counts(EventState state) =>
    [
        (EventMeasures.Registered, state.Registered.Count),
        (EventMeasures.Attended, state.Attended.Count),
        (EventMeasures.Expected, state.Attended.Count == 0 ? 0 : state.Registered.Count),
        (EventMeasures.NoShows, state.NoShows),
        (EventMeasures.FollowedUpInTime, state.FollowedUpInTime.Count),
        (EventMeasures.Demos, state.Demos.Count),
        (EventMeasures.DemoPeople, People(state.Demos)),
        (EventMeasures.DemoOpportunities, People(state.Demos.Where(demo => demo.IsOpportunity))),
        (EventMeasures.Interviews, state.Interviews),
        (EventMeasures.OwnBefore, state.MentionsBefore.Own),
        (EventMeasures.CategoryBefore, state.MentionsBefore.Category),
        (EventMeasures.OwnAfter, state.MentionsAfter.Own),
        (EventMeasures.CategoryAfter, state.MentionsAfter.Category),
        (EventMeasures.SurveyAnswers, state.SurveyAnswers),
        (EventMeasures.SurveyKnowing, state.SurveyKnowing),
        (EventMeasures.Deals, state.Deals.Count),
        .. state.Deals.GroupBy(deal => deal.Currency).Select(deals => (EventMeasures.DealsIn(deals.Key), (long)deals.Count())),
    ];

    private static IEnumerable<(string Measure, long Number)> Meetings(IEnumerable<EventMeeting> meetings)
    {
        var all = meetings.ToList();
        var held = all.Where(meeting => meeting.IsHeld).ToList();
        return
        [
            (EventMeasures.MeetingsScheduled, all.Count(meeting => meeting.IsScheduled)),
            (EventMeasures.MeetingOpportunities, all.Count(meeting => meeting is { IsScheduled: true, IsOpportunity: true })),
            (EventMeasures.Meetings, held.Count),
            (EventMeasures.MeetingsWithCustomers, held.Count(meeting => meeting.With == MeetingPartner.Customer)),
            (EventMeasures.MeetingsForGrowth, held.Count(meeting => meeting.Purpose == MeetingPurpose.Growth)),
            (EventMeasures.MeetingsForDeals, held.Count(meeting => meeting.Purpose == MeetingPurpose.Deal)),
        ];
    }

    private static int People(IEnumerable<EventDemo> demos) => demos.Select(demo => demo.Person).Distinct(StringComparer.Ordinal).Count();
}
