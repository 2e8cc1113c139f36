using System.Collections.Concurrent;
using Attribution.Domain.Calendar;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Figures;

/// <summary>
/// Sums of credit for whoever reads several things about the same weeks: each week is read once, so that all of them see the same, and a
/// report costs the queries of its weeks and not a multiple.
/// </summary>
/// <param name="credits">Where they are read.</param>
public sealed class CreditedWeeks(CreditStore credits)
{
    private readonly ConcurrentDictionary<ReportingWeek, Lazy<Task<WeekSums>>> read = new();

    /// <summary>Sums of a week.</summary>
    public Task<WeekSums> Sums(ReportingWeek week, CancellationToken ct) =>
        read.GetOrAdd(week, asked => new Lazy<Task<WeekSums>>(() => credits.Sums(asked, ct))).Value;
}
