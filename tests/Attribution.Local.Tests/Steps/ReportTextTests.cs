using Attribution.Local.Expectations;
using Attribution.Local.Steps;

namespace Attribution.Local.Tests.Steps;

/// <summary>The check of the PDF must itself notice when a report is wrong.</summary>
public sealed class ReportTextTests
{
    private static readonly ExpectedFigures Week = new(
        [
            new ExpectedLine("search", "Paid search", null, null, 5_000, 1_234, 20, 10_250_000_000, 319_800_000),
            new ExpectedLine("direct", "Direct", 100, 250, null, 0, 2, 1_750_000_000, null),
        ],
        new ExpectedLine("total", "Total", null, null, 5_000, 1_234, 22, 12_000_000_000, 319_800_000),
        [new ExpectedPlan("spring", "Anna Ozola", 20, 35.00m, 14_600_000_000, 455_520_000)],
        0);

    private static readonly string[] Report =
    [
        "  14.6 of 20 · day 22 of 31",
        "Paid search     –   1,234  20  1.6%  10.3  0.8%  €319.80  €31.20     85.4%",
        "Direct   100–250  0  2  –  1.7  –  –  –",
        "All channels  –  1,234  22  1.8%  12.0  1.0%  €319.80  €26.65",
        "Plan spring Anna Ozola · 1–31 March 2026 · 20 leads at up to €35.00",
        "Credited   Expected by now  CPL",
        "14.6       14.2             €31.20",
        "73.0% of 20 leads   even pace   0.89 of the allowed €35.00",
    ];

    [Fact]
    public void Differences_FindsNone_WhenTheReportIsRight() => Assert.Empty(ReportText.Differences(Week, Report));

    [Theory]
    [InlineData("1,234  20",      "1,243  20",      "The report has no row 'Paid search – 1,234 20 1.6% 10.3 0.8% €319.80 €31.20'.")]
    [InlineData("10.3",           "10.2",           "The report has no row 'Paid search – 1,234 20 1.6% 10.3 0.8% €319.80 €31.20'.")]
    [InlineData("€26.65",         "€26.66",         "The report has no row 'All channels – 1,234 22 1.8% 12.0 1.0% €319.80 €26.65'.")]
    [InlineData("Direct ",        "Organic ",       "The report has no row 'Direct 100–250 0 2 – 1.7 – – –'.")]
    [InlineData("73.0% of",       "72.9% of",       "The report does not say '73.0% of 20 leads' about plan spring.")]
    [InlineData("0.89 of",        "0.88 of",        "The report does not say '0.89 of the allowed €35.00' about plan spring.")]
    public void Differences_NamesWhatIsWrong(string right, string wrong, string difference) =>
        Assert.Contains(difference, ReportText.Differences(Week, [.. Report.Select(line => line.Replace(right, wrong, StringComparison.Ordinal))]));
}
