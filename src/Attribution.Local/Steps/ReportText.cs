using System.Globalization;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Whether a report says what it must, read from the lines of its PDF.</summary>
internal static class ReportText
{
    private const string None = "–";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One sentence per row or plan that is not in the report as it must be.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFigures expected, IReadOnlyList<string> lines)
    {
        var text = lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        return
        [
            .. Rows(expected).Where(row => !text.Exists(line => (line + ' ').StartsWith(row + ' ', StringComparison.Ordinal)))
                .Select(row => $"The report has no row '{row}'."),
            .. expected.Plans.SelectMany(plan => Facts(plan).Where(fact => !Block(plan, text).Contains(fact, StringComparison.Ordinal))
                .Select(fact => $"The report does not say '{fact}' about plan {plan.Id}.")),
            .. Standing(expected).Where(fact => !text.Exists(line => line.Contains(fact, StringComparison.Ordinal)))
                .Select(fact => $"The report does not say '{fact}'."),
        ];
    }

    private static IEnumerable<string> Rows(ExpectedFigures expected)
    {
        // As printed: most leads first, and tenths that add up to the printed total.
        var channels = expected.Channels.OrderByDescending(line => line.LeadUnits).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        var tenths = Tenths([.. channels.Select(line => line.Leads)]);
        return
        [
            .. channels.Zip(tenths, (line, leads) => Row(line.Name, line, leads)),
            Row("All channels", expected.Total, tenths.Sum()),
        ];
    }

    private static string Row(string name, ExpectedLine line, decimal leads) => string.Join(' ',
        name, Reach(line), Count(line.Clicks), Count(line.Applications), Share(line.Applications, line.Clicks), leads.ToString("N1", English),
        Share(line.Leads, line.Clicks), Money(line.Cost), Money(line.CplMicros / 1_000_000m));

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
        $"{plan.Marketer} ",
        $"{plan.TargetLeads} leads at up to {Money(plan.AllowedCpl)}",
        Math.Round(plan.Leads, 1).ToString("N1", English),
        $"{Percent(plan.Fulfilment)} of {plan.TargetLeads} leads",
        Money(plan.Cpl),
        $"{Math.Round(plan.Cpl!.Value / plan.AllowedCpl, 2).ToString("N2", English)} of the allowed {Money(plan.AllowedCpl)}",
    ];

    /// <summary>The heading of a plan and the lines below it.</summary>
    private static string Block(ExpectedPlan plan, List<string> text)
    {
        var heading = text.FindIndex(line => line.StartsWith($"Plan {plan.Id} {plan.Marketer}", StringComparison.Ordinal));
        return heading < 0 ? "" : string.Join('\n', text.Skip(heading).Take(4));
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
