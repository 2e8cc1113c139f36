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
        "Paid search     5,000   1,234  20  10.3  €319.80  €31.20  10.3    85.4%",
        "–  24.7%  1.6%  0.8%   €0.26  €31.20",
        "Direct   –  0  2  1.7  –  –  1.7  14.6%",
        "100–250  –  –  –  –  –",
        "All channels  5,000  1,234  22  12.0  €319.80  €26.65  12.0",
        "–  24.7%  1.8%  1.0%  €0.26  €26.65",
        "spring  14.6   14.2  €31.20  €455.52  €310.00   73.0%",
        "Anna Ozola   20   20.6   €35.00  –   day 22 of 31",
    ];

    [Fact]
    public void Differences_FindsNone_WhenTheReportIsRight() => Assert.Empty(ReportText.Differences(Week, Report));

    [Theory]
    [InlineData("1,234  20", "1,243  20", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20 10.3' with '– 24.7% 1.6% 0.8% €0.26 €31.20' below it.")]
    [InlineData("10.3", "10.2", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20 10.3' with '– 24.7% 1.6% 0.8% €0.26 €31.20' below it.")]
    [InlineData("1.6%", "1.7%", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20 10.3' with '– 24.7% 1.6% 0.8% €0.26 €31.20' below it.")]
    [InlineData("€26.65", "€26.66", "The report has no row 'All channels 5,000 1,234 22 12.0 €319.80 €26.65 12.0' with '– 24.7% 1.8% 1.0% €0.26 €26.65' below it.")]
    [InlineData("Direct ", "Organic ", "The report has no row 'Direct – 0 2 1.7 – – 1.7' with '100–250 – – – – –' below it.")]
    [InlineData("73.0%", "72.9%", "The report does not say '73.0%' about plan spring.")]
    [InlineData("€455.52", "€455.53", "The report does not say '€31.20 €455.52' about plan spring.")]
    [InlineData("€35.00", "€36.00", "The report does not say '€35.00' about plan spring.")]
    [InlineData("Anna Ozola", "Anna Ozols", "The report does not say 'Anna Ozola 20' about plan spring.")]
    public void Differences_NamesWhatIsWrong(string right, string wrong, string difference) =>
        Assert.Contains(difference, ReportText.Differences(Week, [.. Report.Select(line => line.Replace(right, wrong, StringComparison.Ordinal))]));
}
