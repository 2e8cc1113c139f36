using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Pdf.Blocks;
using QuestPDF.Elements.Table;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>A table whose header is repeated on every page, with the column widths and sizes of type that the built-in renderer has.</summary>
internal static class QuestPdfTable
{
    private const float Padding = 3.2f;

    /// <summary>Composes the block.</summary>
    public static void Compose(DataTable table, IContainer container)
    {
        var (widths, gap, type) = ColumnWidths.Of(table, FontSet.Default);
        var labels = table.Columns.Select((_, i) => BlockDrawings.LabelRoom(table.Rows.SelectMany(r => r[i].Bars), type.BarLabel.Size)).ToList();
        container.SemanticTable().Table(grid =>
        {
            grid.ColumnsDefinition(columns =>
            {
                for (var i = 0; i < widths.Count; i++)
                {
                    columns.ConstantColumn((float)(widths[i] + (i < widths.Count - 1 ? gap : 0)));
                }
            });
            grid.Header(header =>
            {
                for (var i = 0; i < widths.Count; i++)
                {
                    var column = table.Columns[i];
                    header.Cell().PaddingRight(RightOf(i)).PaddingBottom(Padding).AlignBottom().Text(text =>
                    {
                        Align(text, column);
                        TwoLines(text, column.Header, type.Head, column.Detail, type.HeadDetail);
                    });
                }

                Rule(header.Cell(), Palette.Ink, 0.8f);
            });
            foreach (var row in table.Rows)
            {
                Row(row, isTotal: false);
                var isLast = ReferenceEquals(row, table.Rows[^1]) && table.Total is not null;
                Rule(grid.Cell(), isLast ? Palette.Ink : Palette.Hairline, isLast ? 0.8f : 0.5f);
            }

            if (table.Total is { } total)
            {
                Row(total, isTotal: true);
            }

            void Row(IReadOnlyList<TableCell> cells, bool isTotal)
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    Cell(cells[i], table.Columns[i], type, isTotal, widths[i], labels[i], grid.Cell().PaddingVertical(Padding).PaddingRight(RightOf(i)));
                }
            }

            void Rule(ITableCellContainer cell, Colour colour, float thickness) =>
                cell.ColumnSpan((uint)widths.Count).SemanticIgnore().LineHorizontal(thickness).LineColor(colour.ToColor());

            float RightOf(int column) => column < widths.Count - 1 ? (float)gap : 0;
        });
    }

    private static void Cell(TableCell cell, TableColumn column, TableType type, bool isTotal, double width, double labels, IContainer container)
    {
        if (cell.Sketch is { } sketch)
        {
            container.Drawing(sketch, Math.Min(1, width / sketch.Width));
        }
        else if (cell.Bars.Count > 0)
        {
            container.Drawing(BlockDrawings.Of(cell.Bars, width, labels, type.BarLabel.Size));
        }
        else
        {
            container.Text(text =>
            {
                Align(text, column);
                TwoLines(text, cell.Text, type.Cell(cell, isTotal), cell.Detail, type.Detail(cell));
            });
        }
    }

    private static void TwoLines(TextDescriptor text, string first, TypeStyle firstStyle, string second, TypeStyle secondStyle)
    {
        if (second.Length == 0)
        {
            text.Span(first).Style(firstStyle.ToTextStyle());
            return;
        }

        text.Line(first).Style(firstStyle.ToTextStyle());
        text.Span(second).Style(secondStyle.ToTextStyle());
    }

    private static void Align(TextDescriptor text, TableColumn column)
    {
        if (column.Alignment == Alignment.Right)
        {
            text.AlignRight();
        }
    }
}
