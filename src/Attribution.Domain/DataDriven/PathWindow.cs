using Attribution.Domain.Calendar;
using Attribution.Domain.Models;

namespace Attribution.Domain.DataDriven;

/// <summary>All that the data-driven models look at.</summary>
/// <param name="From">First week.</param>
/// <param name="To">Last week, included.</param>
/// <param name="Leads">How many leads came by each path.</param>
/// <param name="Nulls">How many journeys took each path and led to none.</param>
/// <param name="NullsThrough">The last day whose journeys have been closed; null when none have.</param>
/// <param name="Credits">Credit of the same leads under the rule models.</param>
public sealed record PathWindow(
    ReportingWeek From,
    ReportingWeek To,
    IReadOnlyDictionary<string, long> Leads,
    IReadOnlyDictionary<string, long> Nulls,
    DateOnly? NullsThrough,
    IReadOnlyList<ChannelCredit> Credits)
{
    /// <summary>
    /// The latest whole weeks whose journeys are all over. A younger week has its leads already, but not yet the journeys without one:
    /// every channel would look more successful than it is, and those of slow journeys less.
    /// </summary>
    /// <param name="overThrough">The last day whose journeys are over.</param>
    /// <param name="weeks">How many weeks, from 1.</param>
    public static (ReportingWeek From, ReportingWeek To) Latest(DateOnly overThrough, int weeks)
    {
        var week = ReportingWeek.Of(overThrough);
        var last = week.Sunday <= overThrough ? week : week.Previous;
        return (new ReportingWeek(last.Monday.AddDays(-7 * (weeks - 1))), last);
    }
}
