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
        "Paid search     5,000  1,234  20  10.3  €319.80  €31.20   10.3     85.4%",
        "–  24.7%  1.6%  0.8%  €0.26  €31.20   100.0%",
        "Direct   –  0  2  1.7  –  –  1.7",
        "100–250  –  –  –  –  –",
        "All channels  5,000  1,234  22  12.0  €319.80  €26.65  12.0",
        "–  24.7%  1.8%  1.0%  €0.26  €26.65",
        "spring  14.6  14.2  €31.20  €455.52  –  73.0%",
        "Anna Ozola  20  20.6  €35.00  –  day 22 of 31",
    ];

    [Fact]
    public void Differences_FindsNone_WhenTheReportIsRight() => Assert.Empty(ReportText.Differences(Week, Report));

    [Theory]
    [InlineData("5,000  1,234  20", "5,000  1,243  20", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20' above '– 24.7% 1.6% 0.8% €0.26'.")]
    [InlineData("20  10.3", "20  10.2", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20' above '– 24.7% 1.6% 0.8% €0.26'.")]
    [InlineData("1.6%", "1.7%", "The report has no row 'Paid search 5,000 1,234 20 10.3 €319.80 €31.20' above '– 24.7% 1.6% 0.8% €0.26'.")]
    [InlineData("€26.65  12.0", "€26.66  12.0", "The report has no row 'All channels 5,000 1,234 22 12.0 €319.80 €26.65' above '– 24.7% 1.8% 1.0% €0.26'.")]
    [InlineData("Direct ", "Organic ", "The report has no row 'Direct – 0 2 1.7 – –' above '100–250 – – – –'.")]
    [InlineData("100–250", "100–260", "The report has no row 'Direct – 0 2 1.7 – –' above '100–250 – – – –'.")]
    [InlineData("  73.0%", "  72.9%", "The report does not say '73.0%' about plan spring.")]
    [InlineData("€455.52", "€455.53", "The report does not say '€31.20 €455.52' about plan spring.")]
    [InlineData("Anna Ozola  20", "Anna Ozola  21", "The report does not say 'Anna Ozola 20' about plan spring.")]
    public void Differences_NamesWhatIsWrong(string right, string wrong, string difference) =>
        Assert.Contains(difference, ReportText.Differences(Week, [.. Report.Select(line => line.Replace(right, wrong, StringComparison.Ordinal))]));
}
