using System.Globalization;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>Whether a report says what it must, read from the lines of its PDF.</summary>
internal static class ReportText
{
    private const string None = "–";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One sentence per row that is not in the report as it must be. Each channel and each plan has two lines.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFigures expected, IReadOnlyList<string> lines)
    {
        var text = lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        return
        [
            .. Channels(expected).Where(row => !IsThere(row, text)).Select(row => $"The report has no row '{row.First}' with '{row.Second}' below it."),
            .. expected.Plans.SelectMany(plan => Differences(plan, text)),
            .. Standing(expected).Where(fact => !text.Exists(line => line.Contains(fact, StringComparison.Ordinal)))
                .Select(fact => $"The report does not say '{fact}'."),
        ];
    }

    private static bool IsThere((string First, string Second) row, List<string> text) => Enumerable.Range(0, text.Count - 1)
        .Any(at => Starts(text[at], row.First) && Starts(text[at + 1], row.Second));

    private static bool Starts(string line, string with) => (line + ' ').StartsWith(with + ' ', StringComparison.Ordinal);

    private static IEnumerable<(string First, string Second)> Channels(ExpectedFigures expected)
    {
        // As printed: most leads first, and tenths that add up to the printed total.
        var channels = expected.Channels.OrderByDescending(line => line.LeadUnits).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        var (tenths, all) = (Tenths([.. channels.Select(line => line.Leads)]), Tenths([.. channels.Select(line => line.AllLeads)]));
        return
        [
            .. channels.Index().Select(line => Row(line.Item.Name, line.Item, tenths[line.Index], all[line.Index])),
            Row("All channels", expected.Total, tenths.Sum(), all.Sum()),
        ];
    }

    /// <summary>Leads that are not rejected, and beside them all.</summary>
    private static (string First, string Second) Row(string name, ExpectedLine line, decimal leads, decimal all)
    {
        var (printed, printedAll, cpl) = (leads.ToString("N1", English), all.ToString("N1", English), Money(line.CplMicros / 1_000_000m));
        return (
            string.Join(' ', name, Count(line.Impressions), Count(line.Clicks), Count(line.Applications), printed, Money(line.Cost), cpl, printedAll),
            string.Join(' ', Reach(line), Share(line.Clicks, line.Impressions), Share(line.Applications, line.Clicks), Share(line.Leads, line.Clicks), PerClick(line), Money(line.CplOnAll)));
    }

    private static string PerClick(ExpectedLine line) =>
        Money(line.CostMicros is { } cost && line.Clicks is > 0 and var clicks ? Math.Round((decimal)cost / clicks, MidpointRounding.ToEven) / 1_000_000m : null);

    /// <summary>Rounded down, then what lacks to the rounded total is given to those who lost most.</summary>
    private static List<decimal> Tenths(List<decimal> leads)
    {
        var down = leads.ConvertAll(value => decimal.Floor(value * 10) / 10);
        var lacking = (int)((Math.Round(leads.Sum(), 1) - down.Sum()) * 10);
        var raised = Enumerable.Range(0, leads.Count).OrderByDescending(place => leads[place] - down[place]).Take(lacking).ToHashSet();
        return [.. down.Select((value, place) => raised.Contains(place) ? value + 0.1m : value)];
    }

    private static IEnumerable<string> Differences(ExpectedPlan plan, List<string> text)
    {
        var at = text.FindIndex(line => Starts(line, plan.Id));
        var (first, second) = at >= 0 && at + 1 < text.Count ? (text[at], text[at + 1]) : ("", "");
        string[] facts = [$"{plan.Id} {Math.Round(plan.Leads, 1).ToString("N1", English)} ", $" {Money(plan.Cpl)} {Money(plan.CostMicros / 1_000_000m)} "];
        string[] details = [$"{plan.Marketer} {Count(plan.TargetLeads)} ", $" {Money(plan.AllowedCpl)} "];
        return facts.Where(fact => !first.Contains(fact, StringComparison.Ordinal))
            .Concat(details.Where(fact => !second.Contains(fact, StringComparison.Ordinal)))
            .Concat(first.EndsWith($" {Percent(plan.Fulfilment)}", StringComparison.Ordinal) ? [] : [Percent(plan.Fulfilment)])
            .Select(fact => $"The report does not say '{fact.Trim()}' about plan {plan.Id}.");
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
