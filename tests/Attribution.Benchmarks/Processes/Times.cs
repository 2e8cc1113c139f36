using System.Globalization;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Processes;

/// <summary>The app's clock starts on a fixed Monday, so that no run meets a change of day, week or summer time.</summary>
internal static class Times
{
    /// <summary>The ISO week that every event falls into.</summary>
    public const string Week = "2026-W13";

    /// <summary>When the app's clock starts: Monday 07:00 in Riga.</summary>
    public static DateTimeOffset ClockStart { get; } = DateTimeOffset.Parse(FunctionAppSettings.ClockStart, CultureInfo.InvariantCulture);

    /// <summary>First moment of that Monday in Riga.</summary>
    public static DateTimeOffset DayStart { get; } = ClockStart.AddHours(-7);
}
