using System.Diagnostics;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Waits until everything that was pushed has been counted: the figures are those that must come out, or nothing moves any more.</summary>
internal static class Settling
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <summary>Waits for the figures of a week, then for the KPIs of the quarter. Returns what differs in the end; nothing when all numbers are equal.</summary>
    public static async Task<IReadOnlyList<string>> Wait(AppClient app, string week, Expected expected, Action<string> progress, CancellationToken ct)
    {
        var differences = new List<string>(await Wait(() => app.Figures(week, ct), json => ReportedFigures.Differences(expected.Week, json), progress, ct).ConfigureAwait(false));

        // One area after the other: to the emulator, which looks at every row of a table to find some, a quarter is much to read.
        foreach (var area in ReportedKpis.Areas)
        {
            differences.AddRange(await Wait(() => ReportedKpis.Read(app, area, ct), json => ReportedKpis.Differences(expected.Quarter, area, json), progress, ct).ConfigureAwait(false));
        }

        return differences;
    }

    private static async Task<IReadOnlyList<string>> Wait(Func<Task<string>> look, Func<string, IReadOnlyList<string>> compare, Action<string> progress, CancellationToken ct)
    {
        var (waited, unchanged, last) = (Stopwatch.StartNew(), Stopwatch.StartNew(), "");
        while (true)
        {
            var seen = await look().ConfigureAwait(false);
            var differences = compare(seen);
            if (seen != last)
            {
                unchanged.Restart();
                last = seen;
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
