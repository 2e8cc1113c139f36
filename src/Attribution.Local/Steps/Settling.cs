using System.Diagnostics;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Waits until every lead has been credited: the figures are those that must come out, or nothing moves any more.</summary>
internal static class Settling
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Returns what differs in the end; nothing when all numbers are equal.</summary>
    public static async Task<IReadOnlyList<string>> Wait(AppClient app, string week, ExpectedFigures expected, Action<string> progress, CancellationToken ct)
    {
        var (waited, unchanged, last) = (Stopwatch.StartNew(), Stopwatch.StartNew(), "");
        while (true)
        {
            var figures = await app.Figures(week, ct).ConfigureAwait(false);
            var differences = ReportedFigures.Differences(expected, figures);
            if (figures != last)
            {
                unchanged.Restart();
                last = figures;
            }

            if (differences.Count == 0 || unchanged.Elapsed > Still || waited.Elapsed > Patience)
            {
                return differences;
            }

            progress($"{differences.Count} numbers to go");
            await Task.Delay(BetweenLooks, ct).ConfigureAwait(false);
        }
    }
}
