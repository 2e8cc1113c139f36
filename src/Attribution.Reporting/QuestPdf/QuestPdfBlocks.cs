using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>Composes each kind of block.</summary>
internal static class QuestPdfBlocks
{
    private const float AboveHeading = 11;
    private const double PairGap = 10;
    private const double FramePadding = 9;
    private const double FrameRoom = (PageFlow.ContentWidth - PairGap) / 2 - 2 * FramePadding;

    /// <summary>Composes a block over the whole width.</summary>
    /// <param name="block">The block.</param>
    /// <param name="level">Level of its headings: 2, and within chapters 3.</param>
    /// <param name="container">Where it goes.</param>
    public static void Compose(ReportBlock block, int level, IContainer container)
    {
        switch (block)
        {
            case Sentences sentences:
                container.PaddingBottom(8).SemanticParagraph().Text(string.Join(' ', sentences.Lines)).Style(Typography.Sentence.ToTextStyle());
                break;
            case HeadlineTiles tiles:
                QuestPdfTiles.Compose(tiles, container);
                break;
            case DataTable table:
                container.PaddingTop(AboveHeading).Column(column =>
                {
                    column.Item().EnsureSpace(60).Element(c => Heading(table.Heading!, table.Detail, Typography.Heading, Typography.HeadingDetail, level, c));
                    column.Item().PaddingTop(3).Element(c => QuestPdfTable.Compose(table, c));
                    if (table.Caption.Length > 0)
                    {
                        column.Item().PaddingTop(2).SemanticParagraph().Text(table.Caption).Style(Typography.Caption.ToTextStyle());
                    }
                });
                break;
            case Chapter chapter:
                container.PaddingTop(22).EnsureSpace(300).Column(column =>
                {
                    column.Item().Element(c => Heading(chapter.Heading!, chapter.Detail, Typography.Chapter, Typography.HeadingDetail, 2, c));
                    column.Item().PaddingTop(3).PaddingBottom(9).SemanticIgnore().LineHorizontal(0.8f).LineColor(Palette.Ink.ToColor());
                });
                break;
            case HeatTable heat:
                container.PaddingTop(AboveHeading).PreventPageBreak().Column(column =>
                {
                    column.Item().Element(c => Heading(heat.Heading!, heat.Detail, Typography.Heading, Typography.HeadingDetail, level, c));
                    column.Item().PaddingTop(3).Element(c => QuestPdfHeatTable.Compose(heat, c));
                    if (heat.Caption.Length > 0)
                    {
                        column.Item().PaddingTop(2).SemanticParagraph().Text(heat.Caption).Style(Typography.Caption.ToTextStyle());
                    }
                });
                break;
            case Pair pair:
                Pair(pair, level, container);
                break;
            default:
                container.PaddingTop(AboveHeading).Element(c => Panel(block, PageFlow.ContentWidth, Typography.Heading, Typography.HeadingDetail, level, c));
                break;
        }
    }

    /// <summary>A table stretches its cells to the height of their row: frames are of equal height.</summary>
    private static void Pair(Pair pair, int level, IContainer container) => container.PaddingTop(9).PreventPageBreak().Table(table =>
    {
        table.ColumnsDefinition(columns =>
        {
            columns.RelativeColumn();
            columns.ConstantColumn((float)PairGap);
            columns.RelativeColumn();
        });
        Frame(pair.Left, level, table.Cell().Column(1));
        Frame(pair.Right, level, table.Cell().Column(3));
    });

    private static void Frame(ReportBlock block, int level, IContainer container) => container
        .Border(0.7f, Palette.Hairline.ToColor())
        .Padding((float)FramePadding)
        .Element(c => Panel(block, FrameRoom, Typography.FrameHeading, Typography.FrameDetail, level, c));

    private static void Panel(ReportBlock block, double width, TypeStyle heading, TypeStyle headingDetail, int level, IContainer container)
    {
        switch (block)
        {
            case ChartBlock chart:
                container.ShowEntire().Column(column =>
                {
                    column.Item().Element(c => Heading(chart.Heading!, chart.Detail, heading, headingDetail, level, c));
                    column.Item().PaddingTop(3).Drawing(chart.Drawing, Math.Min(1, width / chart.Drawing.Width));
                });
                break;
            case ProgressBlock progress:
                container.ShowEntire().Column(column =>
                {
                    column.Item().Element(c => Heading(progress.Heading!, progress.Detail, heading, headingDetail, level, c));
                    column.Item().PaddingTop(3).Drawing(BlockDrawings.Of(progress, width));
                    column.Item().PaddingTop(6).Element(c => Facts(progress.Facts, width, c));
                });
                break;
            case Note note:
                container.Column(column =>
                {
                    column.Item().EnsureSpace(30).Element(c => Heading(note.Heading!, "", heading, headingDetail, level, c));
                    foreach (var line in note.Lines)
                    {
                        column.Item().SemanticParagraph().Text(note.Lines.Count > 1 ? $"· {line}" : line).Style(Typography.Body.ToTextStyle());
                    }
                });
                break;
            default:
                Compose(block, level, container);
                break;
        }
    }

    private static void Heading(string text, string detail, TypeStyle style, TypeStyle detailStyle, int level, IContainer container) => Tagged(level, container).Text(line =>
    {
        line.Span(text).Style(style.ToTextStyle());
        if (detail.Length > 0)
        {
            line.Span($"  {detail}").Style(detailStyle.ToTextStyle());
        }
    });

    private static IContainer Tagged(int level, IContainer container) => level == 2 ? container.SemanticHeader2() : container.SemanticHeader3();

    private static void Facts(IReadOnlyList<LabelledFact> facts, double width, IContainer container) => container.Table(table =>
    {
        var columns = Math.Clamp((int)(width / 76), 1, Math.Max(1, facts.Count));
        table.ColumnsDefinition(c =>
        {
            for (var i = 0; i < columns; i++)
            {
                c.RelativeColumn();
            }
        });
        foreach (var fact in facts)
        {
            table.Cell().PaddingRight(8).PaddingBottom(5).SemanticParagraph().Text(text =>
            {
                text.Line(fact.Label).Style(Typography.TileLabel.ToTextStyle());
                text.Line(fact.Value).Style(Typography.FactValue.With(fact.Emphasis).ToTextStyle());
                text.Span(fact.Detail).Style(Typography.TileDetail.ToTextStyle());
            });
        }
    });
}
