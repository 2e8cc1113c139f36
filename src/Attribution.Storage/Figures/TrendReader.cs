using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;

namespace Attribution.Storage.Figures;

/// <summary>Gathers the weeks before a reported one. The cost follows weeks × channels × days × campaigns.</summary>
public sealed class TrendReader(ChannelDays days)
{
    /// <summary>The weeks before a week, oldest first: as many as a trend has beside it.</summary>
    /// <param name="week">The week.</param>
    /// <param name="credits">Credit of the weeks.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<IReadOnlyList<TrendWeek>> Before(ReportingWeek week, CreditedWeeks credits, CancellationToken ct)
    {
        var weeks = Enumerable.Range(1, Trends.Weeks - 1).Select(n => new ReportingWeek(week.Monday.AddDays(-7 * n))).Reverse().ToList();
        var (channels, sums, totals) = await days.Read(new DayRange(weeks[0].Monday, week.Monday), ct).ConfigureAwait(false);
        var trend = new List<TrendWeek>();
        foreach (var earlier in weeks)
        {
            var (credited, _) = await credits.Sums(earlier, ct).ConfigureAwait(false);
            trend.Add(Trends.Of(earlier, channels, sums, totals, credited));
        }

        return trend;
    }
}
