using Attribution.Domain.Leads;

namespace Attribution.Domain.Trails;

/// <summary>
/// A journey that led to no lead: touches of one trail, none of them on the journey of a lead, each no longer after the one before
/// than the window. It is over when its last touch is older than the window: no lead can reach back to it any more, and no touch follow on.
/// </summary>
/// <param name="First">Its first touch.</param>
/// <param name="Last">Its last touch, whose week it counts for.</param>
/// <param name="Path">Its channels.</param>
public sealed record NullPath(Touchpoint First, Touchpoint Last, string Path)
{
    /// <summary>
    /// Whole days that must lie between the last touch and today beyond the window. Today itself has begun, and where clocks are moved
    /// a day may lack an hour.
    /// </summary>
    private const int DaysBeyondTheWindow = 2;

    /// <summary>The last day whose touches belong to journeys that are over.</summary>
    /// <param name="today">Today, in the reporting zone.</param>
    /// <param name="window">How far back a lead reaches.</param>
    public static DateOnly OverThrough(DateOnly today, TimeSpan window) => today.AddDays(-(int)Math.Ceiling(window.TotalDays) - DaysBeyondTheWindow);

    /// <summary>The journeys of one trail that are over, in order of time; the same whatever the order of the list.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="touches">All touches that carry its identifier, in all its spellings; those that lie on other trails are passed over.</param>
    /// <param name="isOnALeadsJourney">Whether a touch led to a lead.</param>
    /// <param name="window">How far back a lead reaches.</param>
    /// <param name="mostTouches">Touches of a path: the first and the latest ones, as of a lead.</param>
    /// <param name="isOver">Whether a moment lies on a day whose touches belong to journeys that are over.</param>
    public static IReadOnlyList<NullPath> Of(
        string trail, IReadOnlyList<Touchpoint> touches, Func<Touchpoint, bool> isOnALeadsJourney, TimeSpan window, int mostTouches, Func<DateTimeOffset, bool> isOver)
    {
        var journeys = new List<List<Touchpoint>>();
        foreach (var touch in Own(trail, touches, window).Where(touch => !isOnALeadsJourney(touch)))
        {
            if (journeys is [] || touch.OccurredAt - journeys[^1][^1].OccurredAt > window)
            {
                journeys.Add([]);
            }

            journeys[^1].Add(touch);
        }

        return [.. journeys.Where(journey => isOver(journey[^1].OccurredAt)).Select(journey => new NullPath(journey[0], journey[^1], PathText.Of(journey, mostTouches)))];
    }

    /// <summary>Touches of the trail, in order of time; of one that was told with several times the earliest, as on a lead's journey.</summary>
    private static IEnumerable<Touchpoint> Own(string trail, IReadOnlyList<Touchpoint> touches, TimeSpan window) => touches
        .Where(touch => Trail.LiesOn(touch, trail) && !Trail.IsToldByAVisitor(touch, touches, window))
        .OrderBy(touch => touch.OccurredAt)
        .ThenBy(touch => touch.Id, StringComparer.Ordinal)
        .DistinctBy(touch => touch.Id, StringComparer.Ordinal);
}
