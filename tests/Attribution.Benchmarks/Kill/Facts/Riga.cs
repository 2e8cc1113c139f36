using System.Globalization;

namespace Attribution.Benchmarks.Kill.Facts;

/// <summary>Days and weeks as the reporting zone counts them.</summary>
internal static class Riga
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga");

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>For example <c>2026-W13</c>.</summary>
    public static string Week(DateOnly day) => FormattableString.Invariant($"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}");

    public static string Week(DateTimeOffset at) => Week(Day(at));

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Half past eight on the first Monday after a moment: everybody's report is due.</summary>
    public static DateTimeOffset NextMonday(DateTimeOffset at)
    {
        var local = Monday(Day(at)).AddDays(7).ToDateTime(new TimeOnly(8, 30));
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static string Text(DateTimeOffset at) => FormattableString.Invariant($"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");

    public static string Text(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
