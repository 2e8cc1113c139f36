using System.Text.RegularExpressions;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Pdf;

/// <summary>What the printed report says is what the model says: every number of one is in the other, as often.</summary>
public partial class EveryTextTests
{
    public static TheoryData<string> Languages => [.. ReportTexts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Render_PrintsEveryNumberOfTheModel_AndNoOther(string language)
    {
        var report = Some.Report(Example.Reported, texts: ReportTexts.In(language));
        var pdf = await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(report));

        var pages = Enumerable.Range(1, pdf.Pages.Count).Select(page => $"{page} / {pdf.Pages.Count} {report.Footer} {(page > 1 ? report.Subtitle : "")}");
        var expected = WordsOf.Report(report).Concat(pages).SelectMany(Numbers).Order(StringComparer.Ordinal).ToList();
        var printed = pdf.Pages.SelectMany(page => page.Items).SelectMany(item => Numbers(item.Text)).Order(StringComparer.Ordinal).ToList();

        Assert.True(expected.Count > 250, "The example should have many numbers.");
        Assert.Equal(expected, printed);
    }

    /// <summary>Runs of digits: grouping and decimal signs may fall to the end of a line, digits may not be lost.</summary>
    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
