using Attribution.Domain.Bookings;
using Attribution.Domain.LeadLife;

namespace Attribution.Domain.Events;

/// <summary>What the figures of events follow from beside the sums and costs that all KPIs have.</summary>
/// <param name="Events">Events whose first day is among the days, in order of their ids.</param>
/// <param name="Visits">Visits to our site, by day, on the days of the events and around them. A day of which nothing is known is not there.</param>
/// <param name="Leads">Leads credited to the campaigns of the events on the days, by channel and campaign.</param>
public sealed record EventInputs(IReadOnlyList<MarketingEvent> Events, IReadOnlyList<DayVisits> Visits, BookedSums Leads)
{
    /// <summary>No event.</summary>
    public static EventInputs None { get; } = new([], [], BookedSums.None);

    /// <summary>Events with what was read of them.</summary>
    /// <param name="events">The events, in order of their ids.</param>
    /// <param name="visits">Visits by day.</param>
    /// <param name="booked">Sums of the days, with the campaigns of channels told apart; of them the leads of the events' campaigns are kept.</param>
    public static EventInputs Of(IReadOnlyList<MarketingEvent> events, IReadOnlyList<DayVisits> visits, BookedSums booked) => new(
        events,
        visits,
        new BookedSums(EventCosts.Campaigns(events).ToDictionary(campaign => (campaign, LeadMeasures.Leads), campaign => booked[campaign, LeadMeasures.Leads])));
}

/// <summary>How many visits a day had.</summary>
/// <param name="Day">The day, in the reporting time zone.</param>
/// <param name="Visits">Visits of all channels, as we counted them.</param>
public sealed record DayVisits(DateOnly Day, long Visits);
