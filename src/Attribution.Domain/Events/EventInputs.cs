namespace Attribution.Domain.Events;

/// <summary>What the figures of events follow from beside the sums and costs that all KPIs have.</summary>
/// <param name="Events">Events whose first day is among the days, in order of their ids.</param>
/// <param name="Visits">Visits to our site, by day, on the days of the events and around them. A day of which nothing is known is not there.</param>
public sealed record EventInputs(IReadOnlyList<MarketingEvent> Events, IReadOnlyList<DayVisits> Visits)
{
    /// <summary>No event.</summary>
    public static EventInputs None { get; } = new([], []);
}

/// <summary>How many visits a day had.</summary>
/// <param name="Day">The day, in the reporting time zone.</param>
/// <param name="Visits">Visits of all channels, as we counted them.</param>
public sealed record DayVisits(DateOnly Day, long Visits);
