using Attribution.Domain.Calendar;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Figures;

/// <summary>
/// What may be said about the people reached in a week. People who saw an ad on Monday and on Tuesday are in both days' counts,
/// so parts are never added up to a number, only to an upper bound.
/// </summary>
internal static class ReachRule
{
    /// <summary>
    /// Uses the fewest parts that tell of every reported day: statements for the whole channel before those of campaigns, longer
    /// ranges before shorter ones. A statement that adds no day to its campaign is left out, so that a range is never mixed with
    /// the days inside it. One statement left that spans exactly the week is exact; otherwise reach lies between the largest
    /// statement and their sum.
    /// </summary>
    /// <param name="statements">One source's statements for one channel, each range once.</param>
    /// <param name="week">The week.</param>
    public static Reach Of(IEnumerable<DayTotal> statements, ReportingWeek week)
    {
        var within = statements
            .Where(total => total.From >= week.Monday && total.To <= week.Sunday && total.From <= total.To)
            .OrderByDescending(total => total.Campaign.Length == 0)
            .ThenByDescending(Length)
            .ThenBy(total => total.From)
            .ThenBy(total => total.Campaign, StringComparer.Ordinal);

        var parts = new List<DayTotal>();
        foreach (var statement in within)
        {
            var known = parts.Where(part => part.Campaign.Length == 0 || part.Campaign == statement.Campaign).ToList();
            if (week.Days.Any(day => Covers(statement, day) && !known.Exists(part => Covers(part, day))))
            {
                parts.Add(statement);
            }
        }

        return parts switch
        {
            [] => new Reach.NotAvailable(),
            [var whole] when whole.From == week.Monday && whole.To == week.Sunday => new Reach.Exact(whole.Value),
            _ => new Reach.Between(parts.Max(part => part.Value), parts.Sum(part => part.Value)),
        };
    }

    private static int Length(DayTotal total) => total.To.DayNumber - total.From.DayNumber;

    private static bool Covers(DayTotal total, DateOnly day) => day >= total.From && day <= total.To;
}
