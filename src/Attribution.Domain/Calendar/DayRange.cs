namespace Attribution.Domain.Calendar;

/// <summary>Consecutive days in the reporting time zone, half-open: <paramref name="Until"/> is the first day that is not among them.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">The day after the last one; not after <paramref name="From"/> when there is no day at all.</param>
public readonly record struct DayRange(DateOnly From, DateOnly Until)
{
    /// <summary>Number of days; zero when there is none.</summary>
    public int Days => Math.Max(0, Until.DayNumber - From.DayNumber);

    /// <summary>Whether there is no day.</summary>
    public bool IsEmpty => Days == 0;

    /// <summary>Last day, included. Means nothing for no day at all.</summary>
    public DateOnly Last => Until.AddDays(-1);

    /// <summary>From a first to a last day, both included.</summary>
    public static DayRange Including(DateOnly first, DateOnly last) => new(first, last.AddDays(1));

    /// <summary>Whether a day is among them.</summary>
    public bool Contains(DateOnly day) => day >= From && day < Until;

    /// <summary>The days that both have.</summary>
    public DayRange Intersect(DayRange other) => new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);

    /// <summary>The days up to and with one day.</summary>
    public DayRange Through(DateOnly day) => Intersect(new DayRange(DateOnly.MinValue, day.AddDays(1)));

    /// <summary>The weeks that any of the days is in, in order.</summary>
    public IEnumerable<ReportingWeek> Weeks()
    {
        for (var week = ReportingWeek.Of(From); !IsEmpty && week.Monday < Until; week = week.Next)
        {
            yield return week;
        }
    }

    /// <summary>Written with both ends included: <c>2026-03-01..2026-03-31</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{Last:yyyy-MM-dd}");
}
