using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;

namespace Attribution.Reporting.Tests.Layout;

/// <summary>What a reader of the printed report could not read.</summary>
internal static class ReportLegibility
{
    private static readonly Box Print = new(PageFlow.Left - 0.5, 30, PageFlow.Right + 0.5, PageFlow.PageHeight - 18);

    /// <summary>The faults of all pages, each with its number; empty when all is well.</summary>
    /// <param name="document">The report.</param>
    /// <param name="smallestType">Size in points below which type counts as a fault.</param>
    public static IReadOnlyList<string> Faults(ReportDocument document, double smallestType = Legibility.SmallestType) =>
        [.. new PdfRenderer(FontSet.Default).Lay(document).Pages.SelectMany((page, i) =>
            Legibility.Faults([.. page.Marks.Select(m => m.Shape)], Print, smallestType).Select(f => $"page {i + 1}: {f}"))];

    /// <summary>Number of pages.</summary>
    public static int Pages(ReportDocument document) => new PdfRenderer(FontSet.Default).Lay(document).Pages.Count;
}
