namespace Attribution.Local.Demo;

/// <summary>The days of the demo, in Riga, where it is UTC+2 on all of them (summer time begins on 29 March).</summary>
/// <param name="First">First day of traffic.</param>
/// <param name="Percent">How much traffic, of the full amount.</param>
internal sealed record DemoSize(DateOnly First, int Percent)
{
    /// <summary>Four weeks with every click, and the nine before them: what the one command pushes.</summary>
    public static DemoSize Full { get; } = new(new DateOnly(2026, 2, 23), 100) { TellsQuarter = true };

    /// <summary>Two thin weeks, for tests that push many times over.</summary>
    public static DemoSize Small { get; } = new(new DateOnly(2026, 3, 9), 30);

    /// <summary>Whether it tells of the whole quarter, and of every lead; otherwise of a few leads and deals of the days of traffic.</summary>
    public bool TellsQuarter { get; init; }
}

/// <summary>Days, times and the order in which things are sent.</summary>
internal static class DemoCalendar
{
    /// <summary>Sunday of the reported week.</summary>
    public static readonly DateOnly Last = new(2026, 3, 22);

    private static readonly TimeSpan Riga = TimeSpan.FromHours(2);

    /// <summary>The days of traffic.</summary>
    public static IEnumerable<DateOnly> Days(DemoSize size) =>
        Enumerable.Range(0, Last.DayNumber - size.First.DayNumber + 1).Select(size.First.AddDays);

    /// <summary>The Riga day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Riga).DateTime);

    /// <summary>An instant of a Riga day.</summary>
    public static DateTimeOffset At(DateOnly day, int second) => new(day.ToDateTime(TimeOnly.MinValue).AddSeconds(second), Riga);

    /// <summary>When the day's clicks, and the platforms' reports about earlier days, are sent. What is older than the demo is sent first.</summary>
    public static int WaveOfVisits(DemoSize size, DateOnly day) => 2 + (2 * Math.Max(0, day.DayNumber - size.First.DayNumber + 1));

    /// <summary>When the day's forms are sent: a lead arrives after the clicks that led to it.</summary>
    public static int WaveOfForms(DemoSize size, DateOnly day) => WaveOfVisits(size, day) + 1;

    /// <summary>When the exports of the sample files are sent: on Monday morning, after everything else.</summary>
    public static int WaveOfExports(DemoSize size) => WaveOfForms(size, Last.AddDays(1)) + 1;
}
