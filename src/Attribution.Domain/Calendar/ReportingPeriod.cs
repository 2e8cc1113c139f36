using System.Globalization;

namespace Attribution.Domain.Calendar;

/// <summary>A stretch of days as people name it.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Days">The days it means.</param>
public sealed record ReportingPeriod(string Name, DayRange Days)
{
    private const int MostDays = 366;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>
    /// Reads a month <c>2026-03</c>, a quarter <c>2026-Q1</c>, an ISO week <c>2026-W12</c>, or a first and a last day
    /// <c>2026-03-01..2026-03-31</c>, both included: at most 366 days of the years 2000 to 2100.
    /// </summary>
    public static bool TryParse(string? text, out ReportingPeriod period)
    {
        period = new ReportingPeriod("", default);
        if (Read(text ?? "") is not { IsEmpty: false } days || days.Days > MostDays || days.From.Year < FirstYear || days.Last.Year > LastYear)
        {
            return false;
        }

        period = new ReportingPeriod(text!, days);
        return true;
    }

    private static DayRange? Read(string text) => text switch
    {
        { Length: 22 } when text[10..12] == ".." => Day(text[..10]) is { } first && Day(text[12..]) is { } last ? DayRange.Including(first, last) : null,
        { Length: 7 } when text[5] == 'Q' => text[6] is >= '1' and <= '4' ? Months(text[..4] + "-" + Month(text[6]), 3) : null,
        { Length: 7 } => Months(text, 1),
        { Length: 8 } when ReportingWeek.TryParse(text, out var week) && week.Year <= LastYear => new DayRange(week.Monday, week.Next.Monday),
        _ => null,
    };

    private static string Month(char quarter) => (((quarter - '1') * 3) + 1).ToString("D2", CultureInfo.InvariantCulture);

    // The last month that exists has no day after it.
    private static DayRange? Months(string text, int months) =>
        Day(text + "-01") is { Year: <= LastYear } first ? new DayRange(first, first.AddMonths(months)) : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
}
