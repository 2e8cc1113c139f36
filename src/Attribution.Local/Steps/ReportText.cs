using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Whether a report says what it must, read from its PDF.</summary>
internal static class ReportText
{
    /// <summary>One sentence per number that cannot be found where it belongs.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFigures expected, IReadOnlyList<string> lines) =>
        [.. expected.Channels.Where(c => !lines.Any(l => l.Contains(c.Name, StringComparison.Ordinal))).Select(c => $"{c.Name} is not in the report.")];
}
