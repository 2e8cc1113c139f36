using System.Globalization;

namespace Attribution.Domain.Calendar;

/// <summary>An ISO 8601 week, Monday to Sunday, in the organisation's reporting time zone.</summary>
/// <param name="Monday">Its first day.</param>
public readonly record struct ReportingWeek(DateOnly Monday) : IComparable<ReportingWeek>
{
    /// <summary>The last day, included.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The seven days in order.</summary>
    public IEnumerable<DateOnly> Days
    {
        get
        {
            var monday = Monday;
            return Enumerable.Range(0, 7).Select(monday.AddDays);
        }
    }

    /// <summary>The seven days as a range.</summary>
    public DayRange Range => new(Monday, Monday.AddDays(7));

    /// <summary>The week before.</summary>
    public ReportingWeek Previous => new(Monday.AddDays(-7));

    /// <summary>The week after.</summary>
    public ReportingWeek Next => new(Monday.AddDays(7));

    /// <summary>Number of the week in its ISO year, 1 to 53.</summary>
    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>ISO year, which differs from the calendar year around New Year.</summary>
    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>The week that a day lies in.</summary>
    public static ReportingWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>Whether a day lies in the week.</summary>
    public bool Contains(DateOnly day) => day >= Monday && day <= Sunday;

    /// <summary>Reads <c>2026-W12</c>.</summary>
    public static bool TryParse(string? text, out ReportingWeek week)
    {
        week = default;
        if (text is not { Length: 8 } || text[4] != '-' || text[5] != 'W'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year < 2000 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }

        week = new ReportingWeek(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
        return true;
    }

    /// <summary>Reads <c>2026-W12</c>.</summary>
    /// <exception cref="FormatException">It is not written like that.</exception>
    public static ReportingWeek Parse(string text) => TryParse(text, out var week) ? week : throw new FormatException($"'{text}' is not a week such as 2026-W12.");

    /// <inheritdoc />
    public int CompareTo(ReportingWeek other) => Monday.CompareTo(other.Monday);

    /// <summary>Written as <c>2026-W12</c>, which also sorts by time.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");

    /// <summary>Earlier than.</summary>
    public static bool operator <(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) >= 0;
}
