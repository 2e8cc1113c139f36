using System.Globalization;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Whether a report says what it must, read from the lines of its PDF.</summary>
internal static class ReportText
{
    private const string None = "–";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One sentence per row, plan or figure that is not in the report as it must be.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFigures expected, IReadOnlyList<string> lines)
    {
        var text = lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ' ').ToList();
        return
        [
            .. Rows(expected).Where(row => !HasRow(text, row.First, row.Second)).Select(row => $"The report has no row '{row.First}' above '{row.Second}'."),
            .. expected.Plans.SelectMany(plan => Facts(plan).Where(fact => !Lines(plan, text).Contains($" {fact} ", StringComparison.Ordinal))
                .Select(fact => $"The report does not say '{fact}' about plan {plan.Id}.")),
            .. Standing(expected).Where(fact => !text.Exists(line => line.Contains(fact, StringComparison.Ordinal)))
                .Select(fact => $"The report does not say '{fact}'."),
        ];
    }

    /// <summary>Each row of the channel table has two lines.</summary>
    private static IEnumerable<(string First, string Second)> Rows(ExpectedFigures expected)
    {
        // As printed: most leads first, and tenths that add up to the printed total.
        var channels = expected.Channels.OrderByDescending(line => line.LeadUnits).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        var tenths = Tenths([.. channels.Select(line => line.Leads)]);
        return
        [
            .. channels.Zip(tenths, (line, leads) => Row(line.Name, line, leads)),
            Row("All channels", expected.Total with { ReachAtLeast = null, ReachAtMost = null }, tenths.Sum()),
        ];
    }

    private static (string, string) Row(string name, ExpectedLine line, decimal leads) => (
        string.Join(' ', name, Count(line.Impressions), Count(line.Clicks), Count(line.Applications), leads.ToString("N1", English), Money(line.Cost), Money(line.CplMicros / 1_000_000m)),
        string.Join(' ', Reach(line), Share(line.Clicks, line.Impressions), Share(line.Applications, line.Clicks), Share(line.Leads, line.Clicks), Money(line.Clicks > 0 ? line.Cost / line.Clicks : null)));

    private static bool HasRow(List<string> text, string first, string second) => Enumerable.Range(0, text.Count - 1)
        .Any(n => text[n].StartsWith(first + ' ', StringComparison.Ordinal) && text[n + 1].StartsWith(second + ' ', StringComparison.Ordinal));

    /// <summary>Rounded down, then what lacks to the rounded total is given to those who lost most.</summary>
    private static List<decimal> Tenths(List<decimal> leads)
    {
        var down = leads.ConvertAll(value => decimal.Floor(value * 10) / 10);
        var lacking = (int)((Math.Round(leads.Sum(), 1) - down.Sum()) * 10);
        var raised = Enumerable.Range(0, leads.Count).OrderByDescending(place => leads[place] - down[place]).Take(lacking).ToHashSet();
        return [.. down.Select((value, place) => raised.Contains(place) ? value + 0.1m : value)];
    }

    private static string[] Facts(ExpectedPlan plan) =>
    [
        $"{plan.Id} {Math.Round(plan.Leads, 1).ToString("N1", English)}",
        $"{plan.Marketer} {Count(plan.TargetLeads)}",
        $"{Money(plan.Cpl)} {Money(plan.CostMicros / 1_000_000m)}",
        Money(plan.AllowedCpl),
        Percent(plan.Fulfilment),
    ];

    /// <summary>The plan's row in the table of plans, both lines.</summary>
    private static string Lines(ExpectedPlan plan, List<string> text)
    {
        var row = text.FindIndex(line => line.StartsWith($"{plan.Id} ", StringComparison.Ordinal));
        return row < 0 ? "" : ' ' + string.Concat(text.Skip(row).Take(2));
    }

    private static IEnumerable<string> Standing(ExpectedFigures expected)
    {
        var (credited, target) = (expected.Plans.Sum(plan => plan.Leads), expected.Plans.Sum(plan => plan.TargetLeads));
        yield return Percent(credited / target);
        yield return $"{Math.Round(credited, 1).ToString("N1", English)} of {Count(target)} ";
    }

    private static string Reach(ExpectedLine line) =>
        line.ReachAtLeast == line.ReachAtMost ? Count(line.ReachAtLeast) : $"{Count(line.ReachAtLeast)}–{Count(line.ReachAtMost)}";

    private static string Count(long? value) => value?.ToString("N0", English) ?? None;

    private static string Money(decimal? value) => value is { } amount ? "€" + Math.Round(amount, 2).ToString("N2", English) : None;

    private static string Share(decimal? part, long? whole) => part is { } p && whole is > 0 ? Percent(p / whole.Value) : None;

    private static string Percent(decimal share) => Math.Round(share, 3).ToString("P1", English);
}
