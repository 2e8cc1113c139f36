using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Figures;

/// <summary>Gathers the weeks before a reported one. The cost follows weeks × channels × days × campaigns.</summary>
public sealed class TrendReader(ChannelDays days, CreditStore credits)
{
    /// <summary>The weeks before a week, oldest first: as many as a trend has beside it.</summary>
    public async Task<IReadOnlyList<TrendWeek>> Before(ReportingWeek week, CancellationToken ct)
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
