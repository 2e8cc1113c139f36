using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Functions.Reports;

namespace Attribution.Functions.Dashboard;

/// <summary>
/// Weeks without a report, as they stood within the last minute: reading one takes hundreds of queries, which whoever picks another
/// model or language need not wait for again, and readers together read once.
/// </summary>
public sealed class PreliminaryWeeks(WeekFreezing freezing, TimeProvider clock)
{
    private const int MostWeeks = 8;
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<ReportingWeek, Reading> readings = [];

    /// <summary>A week at most a minute ago.</summary>
    /// <param name="week">The week.</param>
    /// <param name="ct">Stops waiting; the reading goes on for others.</param>
    public Task<WeekSnapshot> Read(ReportingWeek week, CancellationToken ct) => Current(week).Snapshot.WaitAsync(ct);

    private Reading Current(ReportingWeek week)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var (old, _) in readings.Where(r => r.Value.Snapshot.IsFaulted || now - r.Value.At >= Freshness).ToList())
            {
                readings.Remove(old);
            }

            if (!readings.TryGetValue(week, out var reading))
            {
                if (readings.Count == MostWeeks)
                {
                    readings.Remove(readings.MinBy(r => r.Value.At).Key);
                }

                reading = readings[week] = new Reading(now, Task.Run(() => freezing.Read(week, CancellationToken.None)));
            }

            return reading;
        }
    }

    private sealed record Reading(DateTimeOffset At, Task<WeekSnapshot> Snapshot);
}
