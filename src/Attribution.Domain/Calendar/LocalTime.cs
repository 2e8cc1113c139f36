namespace Attribution.Domain.Calendar;

/// <summary>Turns a time on a wall clock into an instant, also where clocks are moved.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant of a local time. A time that occurs twice means the first time; a time that is skipped means the moment the
    /// clocks jump over it, for then it has passed.
    /// </summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            // Gaps begin and end on whole minutes, and are short.
            local = day.ToDateTime(new TimeOnly(time.Hour, time.Minute));
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The day that a wall clock shows.</summary>
    public static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
