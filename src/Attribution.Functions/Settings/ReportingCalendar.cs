using Microsoft.Extensions.Options;

namespace Attribution.Functions.Settings;

/// <summary>To which day a moment belongs: the organisation's one reporting time zone decides.</summary>
public sealed class ReportingCalendar(IOptions<AttributionOptions> options, TimeProvider clock)
{
    /// <summary>The reporting time zone.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The present moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The hour that a wall clock shows, 0 to 23.</summary>
    public int Hour => TimeZoneInfo.ConvertTime(Now, Zone).Hour;

    /// <summary>The day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
