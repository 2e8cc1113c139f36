using System.Text.RegularExpressions;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Pdf;

/// <summary>Programs of others that are picky about PDF, where they are installed.</summary>
public partial class ForeignToolsTests
{
    private static readonly byte[] Pdf = new PdfRenderer(FontSet.Default).Render(Example.Report with
    {
        Blocks = [.. Example.Report.Blocks, new Note("Անուն · სახელი", ["Աննա, ანა, Анна: ֏ ₾ €, accents by composition: e\u0301"])],
    });

    [InstalledFact("qpdf")]
    public async Task Qpdf_FindsNoFault() =>
        Assert.Contains("No syntax or stream encoding errors found", await Programs.RunOn(Pdf, "qpdf", "--check", "FILE"), StringComparison.Ordinal);

    [InstalledFact("pdffonts")]
    public async Task Pdffonts_FindsOnlyEmbeddedSubsetsWithUnicode()
    {
        var fonts = (await Programs.RunOn(Pdf, "pdffonts", "FILE")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.Equal(6, fonts.Count);
        Assert.All(fonts, f => Assert.Matches(Subset(), f));
    }

    [InstalledFact("pdftotext")]
    public async Task Pdftotext_ReadsRowsFromLeftToRight()
    {
        var lines = (await Programs.RunOn(Pdf, "pdftotext", "-layout", "FILE", "-")).Split('\n').Select(l => Spaces().Replace(l.Trim(), " ")).ToList();

        Assert.Contains(lines, l => l.StartsWith("Paid search 81,033 1,204 71 41.1 €1,148.37 €27.98 43.1", StringComparison.Ordinal));
        Assert.Contains("· Աննա, ანა, Анна: ֏ ₾ €, accents by composition: é", lines.Select(l => l.Normalize()));
    }

    [InstalledFact("pdftoppm")]
    public async Task Pdftoppm_DrawsWithoutComplaint() =>
        Assert.NotEmpty(await Programs.RunOn(Pdf, "pdftoppm", "-r", "20", "-singlefile", "-gray", "FILE"));

    [GeneratedRegex(@"^[A-Z]{6}\+NotoSans(Armenian|Georgian)?-(Regular|Bold)\s+CID TrueType\s+Identity-H\s+yes yes yes")]
    private static partial Regex Subset();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
