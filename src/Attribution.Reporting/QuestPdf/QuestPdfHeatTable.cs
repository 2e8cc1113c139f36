using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>A heat table whose header is repeated on every page.</summary>
internal static class QuestPdfHeatTable
{
    private const float Head = 92;
    private const float Gap = 2;
    private const float Padding = 4;

    /// <summary>Composes the block.</summary>
    public static void Compose(HeatTable table, IContainer container) => container.SemanticTable().Table(grid =>
    {
        grid.ColumnsDefinition(columns =>
        {
            columns.ConstantColumn(Head);
            foreach (var _ in table.Columns)
            {
                columns.RelativeColumn();
            }
        });
        grid.Header(header =>
        {
            header.Cell().PaddingBottom(3).AlignBottom().Text(table.Corner).Style(Typography.ColumnHead.ToTextStyle());
            foreach (var column in table.Columns)
            {
                header.Cell().PaddingLeft(Gap).PaddingBottom(3).AlignBottom().AlignCenter().Text(text =>
                {
                    text.AlignCenter();
                    text.Span(column).Style(Typography.ColumnHead.ToTextStyle());
                });
            }
        });
        foreach (var row in table.Rows)
        {
            grid.Cell().PaddingVertical(Padding).Text(text =>
            {
                text.Line(row.Head).Style(Typography.Cell.ToTextStyle());
                text.Span(row.Detail).Style(Typography.CellDetail.With(Emphasis.Muted).ToTextStyle());
            });
            foreach (var cell in row.Cells)
            {
                grid.Cell().PaddingLeft(Gap).PaddingBottom(Gap).Element(c => Cell(cell, c));
            }
        }
    });

    private static void Cell(HeatCell cell, IContainer container)
    {
        var ground = container.Background((cell.Shade == 0 ? Palette.Panel : Palette.Shades[cell.Shade]).ToColor());
        var framed = cell.Mark.Length > 0 ? ground.Border(0.9f, Palette.Ink.ToColor()) : ground;
        framed.Padding(Padding).AlignMiddle().Text(text =>
        {
            text.AlignCenter();
            text.Span(cell.Value).Style(Typography.HeatValue.ToTextStyle());
            foreach (var line in cell.Lines)
            {
                text.Span($"\n{line}").Style(Typography.CellDetail.ToTextStyle());
            }

            if (cell.Mark.Length > 0)
            {
                text.Span($"\n{cell.Mark}").Style(Typography.CellDetail.With(Emphasis.Strong).ToTextStyle());
            }
        });
    }
}
