using System.Globalization;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf.Blocks;

namespace Attribution.Reporting.Pdf;

/// <summary>Draws a report as tagged PDF 1.7 with embedded subsets of its fonts.</summary>
/// <param name="fonts">Fonts of the text.</param>
public sealed class PdfRenderer(FontSet fonts) : IReportRenderer
{
    private const string Producer = "Attribution";

    /// <inheritdoc />
    public string Format => "pdf";

    /// <inheritdoc />
    public byte[] Render(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Write(document, Lay(document));
    }

    /// <summary>The pages, drawn but not yet written.</summary>
    internal PageFlow Lay(ReportDocument document)
    {
        var flow = new PageFlow(document, fonts);
        foreach (var (block, place) in document.Blocks.Select((block, place) => (block, place)))
        {
            if (block is Chapter chapter)
            {
                ChapterLayout.Place(chapter, Height(ChapterLayout.Opening(document.Blocks.Skip(place + 1)), document), flow);
            }
            else
            {
                Place(block, flow);
            }
        }

        flow.Finish();
        return flow;
    }

    /// <summary>Height of blocks, measured by placing them elsewhere; null when they need more than a page.</summary>
    private double? Height(IEnumerable<ReportBlock> blocks, ReportDocument document)
    {
        var elsewhere = new PageFlow(document with { Title = "", Subtitle = "" }, fonts);
        var start = elsewhere.Y;
        foreach (var block in blocks)
        {
            Place(block, elsewhere);
        }

        return elsewhere.Pages.Count == 1 ? elsewhere.Y - start : null;
    }

    private static void Place(ReportBlock block, PageFlow flow)
    {
        switch (block)
        {
            case Sentences sentences:
                SentencesLayout.Place(sentences, flow);
                break;
            case HeadlineTiles tiles:
                TilesLayout.Place(tiles, flow);
                break;
            case DataTable table:
                new TableLayout(table, flow).Place();
                break;
            case HeatTable heat:
                new HeatTableLayout(heat, flow).Place();
                break;
            case ChartBlock or ProgressBlock:
                PanelLayout.Place(block, flow);
                break;
            case Pair pair when PairLayout.TryPlace(pair, flow):
                break;
            case Pair pair:
                Place(pair.Left, flow);
                Place(pair.Right, flow);
                break;
            case Note note:
                NoteLayout.Place(note, flow);
                break;
            default:
                throw new NotSupportedException($"No layout for {block.GetType().Name}.");
        }
    }

    private byte[] Write(ReportDocument document, PageFlow flow)
    {
        var file = new PdfFile();
        var used = new PdfFonts(fonts);
        var content = new PageContent(used, PageFlow.PageHeight);
        var contents = flow.Pages.Select((page, i) => file.WriteStream(content.Write(page, i))).ToList();
        var resources = file.Write($"<< /Font {used.Write(file)} >>");
        var pageTree = file.Reserve();
        var size = $"[0 0 {PdfFile.Number(PageFlow.PageWidth)} {PdfFile.Number(PageFlow.PageHeight)}]";
        var pages = contents.Select((c, i) => file.Write(
            $"<< /Type /Page /Parent {pageTree} 0 R /MediaBox {size} /Resources {resources} 0 R /Contents {c} 0 R /StructParents {i} /Tabs /S >>")).ToList();
        file.Write(pageTree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>");
        var outline = WriteOutline(file, flow.Outline, pages);
        var structure = new StructureWriter(file, pages).Write(flow.Structure);
        var created = document.Date.ToString("'D:'yyyyMMdd'000000Z'", CultureInfo.InvariantCulture);
        var info = file.Write(
            $"<< /Title {PdfFile.Text($"{document.Title} · {document.Subtitle}")} /Producer ({Producer}) /CreationDate ({created}) /ModDate ({created}) >>");
        var catalog = file.Write(
            $"<< /Type /Catalog /Pages {pageTree} 0 R{outline} /Lang {PdfFile.Text(document.Language)} /ViewerPreferences << /DisplayDocTitle true >>"
            + $" /MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R >>");
        return file.Finish(catalog, info);
    }

    private static string WriteOutline(PdfFile file, IReadOnlyList<OutlineEntry> entries, List<int> pages)
    {
        if (entries.Count == 0)
        {
            return "";
        }

        var root = file.Reserve();
        var ids = entries.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var place = $"[{pages[entries[i].Page]} 0 R /XYZ null {PdfFile.Number(PageFlow.PageHeight - entries[i].Y)} null]";
            var previous = i > 0 ? $" /Prev {ids[i - 1]} 0 R" : "";
            var next = i < ids.Count - 1 ? $" /Next {ids[i + 1]} 0 R" : "";
            file.Write(ids[i], $"<< /Title {PdfFile.Text(entries[i].Title)} /Parent {root} 0 R{previous}{next} /Dest {place} >>");
        }

        file.Write(root, $"<< /Type /Outlines /First {ids[0]} 0 R /Last {ids[^1]} 0 R /Count {ids.Count} >>");
        return $" /Outlines {root} 0 R";
    }
}
