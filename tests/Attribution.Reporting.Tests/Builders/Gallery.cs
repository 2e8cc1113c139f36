using System.Globalization;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using static System.FormattableString;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>A report with every kind of block, about as full as a real one.</summary>
internal static class Gallery
{
    private static readonly decimal?[] Leads = [52, 58.4m, 61, 57.2m, 66, 71, 64.5m, 74, 72, 81, 78, 87.4m];
    private static readonly decimal?[] Cpl = [43, 41.2m, 40.4m, 41.6m, 37, 35.5m, 36.8m, 31.2m, 30.4m, 28.9m, 27.5m, 31.2m];

    /// <summary>Names of channels, some of them long.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["Paid search", "Paid social", "E-mail", "Webinar “Scale-up”", "Partners and resellers", "Unattributed"];

    public static ReportDocument Report(int campaigns = 5, string language = "en") => new(
        "Weekly channel report",
        "Week 12 · 16–22 March 2026 · Anna Ozola · EUR",
        language,
        new DateOnly(2026, 3, 23),
        "Position-based credit, 30-day window · amounts in EUR · model version 3 · inputs 5f2c9e1ab47d",
        [Sentences, Tiles(), ChannelTable(Channels), Trends, PlanAndPay, FunnelAndModels, Campaigns(campaigns), Quality]);

    public static Sentences Sentences { get; } = new([
        "Leads rose 12% to 87.4, most of it from paid search.",
        "Paid social is over its allowed CPL for the second week (€43.60 against €35.00): it takes 36% of the cost and brings 26% of the leads.",
        "At this pace the plan closes at 307 of 300.",
    ]);

    public static Pair Trends { get; } = new(
        new ChartBlock("Leads", "12 weeks", Line("Leads", Leads, "0.0", null, LineTone.Accent)),
        new ChartBlock("CPL", "12 weeks, against the plan", Line("CPL", Cpl, "€0.00", new LineLimit(35, "allowed €35.00"), LineTone.Ink)));

    public static Pair PlanAndPay { get; } = new(
        new ProgressBlock("Plan March", "300 leads at up to €35.00", 0.73, 0.71,
        [
            new("Credited", "219.0", Emphasis.Strong, "of 300"),
            new("Expected by now", "213.6", Emphasis.Normal, "day 22 of 31"),
            new("Forecast", "307", Emphasis.Normal, "at this pace"),
            new("CPL", "€31.20", Emphasis.Normal, "allowed €35.00"),
            new("Needed per day", "9.0", Emphasis.Normal, "9 days left"),
            new("Budget used", "€6,832.80", Emphasis.Normal, "75.9% of €9,000.00"),
        ]),
        new Note("Pay so far", ["Fixed €900.00.", "Goal part €900.00, if 300 leads come at a CPL of at most €35.00; now 219.0 at €31.20.", "Two leads were rejected after February had closed: €6.00 are taken back."]));

    public static Pair FunnelAndModels { get; } = new(
        new ChartBlock("From click to accepted lead", "all channels", Funnel),
        new Note("Where the models disagree most", ["E-mail: 14.2 position-based, 6.0 last click, 17.9 Markov. It starts journeys that search closes."]));

    public static Note Quality { get; } = new("About these figures",
    [
        "2.6 leads (3.0%) could not be attributed to a channel.",
        "14 duplicates were dropped, 3 events came late, 1 lead was rejected.",
        "Cost of paid social in week 11 was restated: was €402.10, is €388.75. Meta corrected its day totals.",
    ]);

    public static HeadlineTiles Tiles(string suffix = "") => new(
    [
        new("Leads credited" + suffix, "87.4", "+12.1%", Emphasis.Strong, "against 78.0 last week") { AgainstPlan = "on pace: 219 of 300" },
        new("Cost per lead" + suffix, "€31.20", "+4.0%", Emphasis.Alert, "against €30.00 last week") { AgainstPlan = "allowed €35.00" },
        new("Application conversion" + suffix, "6.8%", "−0.3 points", Emphasis.Strong, "of 1,912 clicks"),
        new("Plan fulfilment" + suffix, "73.0%", "on pace", Emphasis.Strong, "day 22 of 31") { AgainstPlan = "forecast 307 of 300" },
        new("Spend" + suffix, "€2,727.47", "unchanged", Emphasis.Muted, "") { AgainstPlan = "75.9% of €9,000.00", AgainstPlanEmphasis = Emphasis.Alert },
    ]);

    public static DataTable ChannelTable(IReadOnlyList<string> channels, Func<string, string>? word = null)
    {
        word ??= w => w;
        TableColumn Column(string header, string detail) => new(word(header), Alignment.Right, 0.25) { Detail = word(detail) };
        return new(
            "Channels",
            "position-based credit, 30-day window",
            [
                new(word("Channel"), Alignment.Left, 2),
                Column("Impressions", "Reach"),
                Column("Clicks", "CTR"),
                Column("Applications", "Conversion"),
                Column("Leads", "Accepted"),
                Column("Cost", "Per click"),
                Column("CPL", "On accepted"),
                new(word("12 weeks"), Alignment.Left, 0.25) { Detail = word("Leads") },
                new(word("Share of leads"), Alignment.Left, 1) { Detail = word("Share of cost") },
            ],
            [.. channels.Select(Row)],
            [
                TableCell.Of("All channels"), Two("148,200", "–"), Two("1,912", "1.3%"), Two("140", "7.3%"), Two("87.4", "71.0"), Two("€2,727.47", "€1.43"), Two("€31.20", "€38.41"),
                new TableCell("", Emphasis.Normal, []) { Sketch = Spark(0) }, TableCell.Of(""),
            ],
            "Reach is not added up over channels. Red: above the allowed CPL. CPL on accepted leads counts only leads that sales accepted.");
    }

    public static DataTable Campaigns(int count) => new(
        "Campaigns",
        "by cost per lead",
        [new("Campaign", Alignment.Left, 2), new("Channel", Alignment.Left, 1), new("Leads", Alignment.Right, 0), new("Cost", Alignment.Right, 0), new("CPL", Alignment.Right, 0)],
        [
            .. Enumerable.Range(1, count).Select(i => (IReadOnlyList<TableCell>)
            [
                TableCell.Of($"2026_03_search_brand_lv_{i}"), TableCell.Of(Channels[i % Channels.Count]), TableCell.Of(Invariant($"{41.5m / i:0.0}"), Emphasis.Strong),
                TableCell.Of(Invariant($"€{118 * i:#,0.00}")), TableCell.Of(Invariant($"€{118m * i * i / 41.5m:#,0.00}"), i > count - 2 ? Emphasis.Alert : Emphasis.Normal),
            ]),
        ],
        null,
        "");

    private static Drawing Funnel => new FunnelChart("From click to accepted lead", "1,912 clicks, 140 applications, 87.4 leads, 71.0 of them accepted",
    [
        new("Clicks", 1912, "1,912", ""),
        new("Applications", 140, "140", "7.3% of clicks"),
        new("Leads", 87.4m, "87.4", "62.4% of applications"),
        new("Accepted leads", 71, "71.0", "81.2% of leads"),
        new("Sales", null, "not reported", ""),
    ]).Draw();

    private static IReadOnlyList<TableCell> Row(string channel, int i) =>
    [
        TableCell.Of(channel),
        i == 5 ? Two("–", "–") : Two(Invariant($"{58_210 - 9_000 * i:#,0}"), i == 1 ? "7,011–20,670" : Invariant($"{6_300 + 410 * i:#,0}")),
        i == 5 ? Two("–", "–") : Two(Invariant($"{1_204 / (i + 1):#,0}"), "2.1%"),
        Two($"{71 / (i + 1)}", "5.9%"),
        Two(Invariant($"{41.2m / (i + 1):0.0}"), Invariant($"{33.7m / (i + 1):0.0}"), Emphasis.Strong),
        i == 5 ? Two("–", "–") : Two(Invariant($"€{1148.37m / (i + 1):#,0.00}"), "€0.95"),
        i == 5 ? Two("–", "–") : new TableCell(i is 1 or 3 ? Invariant($"€{43.60m + i:0.00}") : "€27.98", i is 1 or 3 ? Emphasis.Alert : Emphasis.Normal, [])
        {
            Detail = i is 1 or 3 ? "€67.61" : "€34.08",
            DetailEmphasis = i is 1 or 3 ? Emphasis.Alert : Emphasis.Muted,
        },
        new TableCell("", Emphasis.Normal, []) { Sketch = Spark(i) },
        TableCell.Of(new CellBar(1.0 / (i + 1), Invariant($"{47.0 / (i + 1):0.0}%"), BarTone.Accent), new CellBar(i == 5 ? 0 : 0.9 / (i + 1), i == 5 ? "–" : Invariant($"{42.1 / (i + 1):0.0}%"), BarTone.Neutral)),
    ];

    private static TableCell Two(string text, string detail, Emphasis emphasis = Emphasis.Normal) => TableCell.Of(text, emphasis) with { Detail = detail };

    private static Drawing Spark(int i) => new Sparkline(
        "Leads, 12 weeks", "from 4.0 to 9.5", [.. Leads.Select((v, w) => i == 4 && w is 5 or 6 ? null : (v - 40) * (w % (i + 2) + 3))]).Draw();

    private static Drawing Line(string title, decimal?[] values, string format, LineLimit? limit, LineTone tone) => new LineChart(
        title,
        string.Join("; ", values.Select((v, i) => $"W{i + 1}: {v?.ToString(format, CultureInfo.InvariantCulture) ?? "–"}")),
        [.. values.Select((v, i) => new LinePoint($"W{i + 1}", v, v?.ToString(format, CultureInfo.InvariantCulture) ?? "–"))],
        limit,
        tone).Draw();
}
