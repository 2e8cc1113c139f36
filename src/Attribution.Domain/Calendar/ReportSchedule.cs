using Attribution.Domain.Catalog;

namespace Attribution.Domain.Calendar;

/// <summary>
/// Decides which weekly reports are due. A week is complete when it has ended in the reporting zone; its report goes out at the
/// first occurrence of the marketer's weekday and time, in the marketer's own zone, from that moment on.
/// </summary>
public static class ReportSchedule
{
    /// <summary>
    /// Reports that are due, sorted by marketer. Only the last complete week is ever due: after an outage everyone gets the current
    /// report late, and nobody a pile of old ones. A report stays due until the next week has ended, so sending must be idempotent.
    /// </summary>
    /// <param name="marketers">Who gets reports.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="reportingZone">Zone of the organisation's days and weeks.</param>
    public static IReadOnlyList<DueReport> Due(IEnumerable<Marketer> marketers, DateTimeOffset now, TimeZoneInfo reportingZone)
    {
        var week = ReportingWeek.Of(LocalTime.Day(now, reportingZone)).Previous;
        return
        [
            .. marketers
                .Where(marketer => SendsAt(marketer, week, reportingZone) <= now)
                .OrderBy(marketer => marketer.Id, StringComparer.Ordinal)
                .Select(marketer => new DueReport(marketer.Id, week)),
        ];
    }

    /// <summary>When a marketer's report of a week becomes due.</summary>
    /// <param name="marketer">Who gets it.</param>
    /// <param name="week">The week it is about.</param>
    /// <param name="reportingZone">Zone of the organisation's days and weeks.</param>
    public static DateTimeOffset SendsAt(Marketer marketer, ReportingWeek week, TimeZoneInfo reportingZone)
    {
        // A zone that this machine does not know must not keep the report from being sent at all.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(marketer.TimeZone, out var own) ? own : reportingZone;
        var complete = End(week, reportingZone);
        var day = LocalTime.Day(complete, zone);
        day = day.AddDays(((int)marketer.SendOn - (int)day.DayOfWeek + 7) % 7);

        var first = LocalTime.Instant(day, marketer.SendAt, zone);
        var sends = first >= complete ? first : LocalTime.Instant(day.AddDays(7), marketer.SendAt, zone);

        // Where the two zones move their clocks on different Sundays, a time close to the week's end can fall just before the end of
        // one week and just after the end of the next, and miss the days between. That report goes out as soon as it can.
        return sends < End(week.Next, reportingZone) ? sends : complete;
    }

    private static DateTimeOffset End(ReportingWeek week, TimeZoneInfo zone) =>
        LocalTime.Instant(week.Next.Monday, TimeOnly.MinValue, zone);
}

/// <summary>A report that is due.</summary>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Week">The week it is about.</param>
public readonly record struct DueReport(string Marketer, ReportingWeek Week);
