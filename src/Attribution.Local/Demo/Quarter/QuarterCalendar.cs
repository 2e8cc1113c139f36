namespace Attribution.Local.Demo.Quarter;

/// <summary>The quarter that ends with the reported week: thirteen weeks, of which the last four have all their clicks.</summary>
internal static class QuarterCalendar
{
    /// <summary>Monday of its first week.</summary>
    public static readonly DateOnly First = new(2025, 12, 22);

    /// <summary>Monday of the quarter before it, of which only costs and deals are known.</summary>
    public static readonly DateOnly Before = new(2025, 9, 22);

    /// <summary>Nothing happens after this moment, as the demo ends.</summary>
    public static readonly DateTimeOffset End = DemoCalendar.At(DemoCalendar.Last.AddDays(-1), 64_800);

    private const int Opens = 9 * 3_600;
    private const int Closes = 18 * 3_600;

    /// <summary>The days before the traffic of a demo begins; none for one that tells of no quarter.</summary>
    public static IEnumerable<DateOnly> DaysBefore(DemoSize size) =>
        size.TellsQuarter ? Enumerable.Range(0, size.First.DayNumber - First.DayNumber).Select(First.AddDays) : [];

    /// <summary>When the offices are open, from a moment on: that moment, or some time after the next opening.</summary>
    public static DateTimeOffset Working(DateTimeOffset moment)
    {
        var day = DemoCalendar.Day(moment);
        var second = (int)(moment - DemoCalendar.At(day, 0)).TotalSeconds;
        var late = second >= Closes;
        for (day = late ? day.AddDays(1) : day; IsOff(day); day = day.AddDays(1))
        {
            (late, second) = (true, second % Opens);
        }

        return late || second < Opens ? DemoCalendar.At(day, Opens + (second % 7_200)) : moment;
    }

    private static bool IsOff(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (day.Month, day.Day) is (12, 24) or (12, 25) or (12, 26) or (12, 31) or (1, 1) or (1, 2);
}
