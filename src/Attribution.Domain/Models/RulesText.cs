using System.Globalization;

namespace Attribution.Domain.Models;

/// <summary>Writes rules for the ledger: a person can read them, and equal rules give equal text.</summary>
internal static class RulesText
{
    /// <summary>For example <c>v1; lookback 30d; half-life 7d; direct: direct; most 60 touches; custom: even</c>; a hyphen stands for no direct channel.</summary>
    public static string Of(AttributionRules rules)
    {
        var direct = rules.DirectChannels.Count == 0 ? "-" : string.Join(", ", rules.DirectChannels.Order(StringComparer.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v{AttributionRules.Version}; lookback {Length(rules.Lookback)}; half-life {Length(rules.HalfLife)}; direct: {direct}; most {rules.MostTouches} touches; custom: {rules.Custom}");
    }

    // Whole days, as everyone sets them, stay short; anything finer is written in full rather than rounded.
    private static string Length(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Days}d")
            : time.ToString("c", CultureInfo.InvariantCulture);
}
