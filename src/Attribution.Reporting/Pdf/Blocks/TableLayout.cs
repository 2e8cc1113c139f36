using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A table on as many pages as it needs. Rows are never split, and every page repeats the header.</summary>
internal sealed class TableLayout
{
    private const double Padding = 3.2;
    private const double BarThickness = 4.6;

    /// <summary>A name longer than this ends in an ellipsis; a row must fit on a page.</summary>
    private const int MostLines = 8;

    private readonly DataTable table;
    private readonly PageFlow flow;
    private readonly IReadOnlyList<double> widths;
    private readonly TypeStyle columnHead;
    private readonly TypeStyle plainCell;
    private readonly TypeStyle barLabel;

    /// <summary>Decides on the widths of the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="flow">Where it goes.</param>
    public TableLayout(DataTable table, PageFlow flow)
    {
        (this.table, this.flow) = (table, flow);
        (widths, var scale) = ColumnWidths.Of(table, flow.Fonts);
        columnHead = Typography.ColumnHead.Scaled(scale);
        plainCell = Typography.Cell.Scaled(scale);
        barLabel = Typography.BarLabel.Scaled(scale);
    }

    /// <summary>Places the block.</summary>
    public void Place()
    {
        IReadOnlyList<string>[] header = [.. table.Columns.Select((c, i) => Wrap(c.Header, columnHead, i))];
        var headerHeight = header.Max(h => h.Count) * columnHead.Leading + Padding;
        var rows = table.Rows.Select(r => Lay(r, isTotal: false)).ToList();
        var total = table.Total is { } t ? Lay(t, isTotal: true) : null;

        flow.Heading(table.Heading!, table.Detail, headerHeight + (rows.Count > 0 ? rows[0].Height : 0));
        Header(header, headerHeight);
        for (var i = 0; i < rows.Count; i++)
        {
            // The total never stands alone on a page.
            var needed = rows[i].Height + (i == rows.Count - 1 && total is not null ? total.Height : 0);
            if (!flow.Fits(needed))
            {
                flow.NewPage();
                Header(header, headerHeight);
            }

            Draw(rows[i]);
            Rule(Palette.Hairline, i < rows.Count - 1 || total is null ? 0.5 : 0);
        }

        if (total is not null)
        {
            Rule(Palette.Ink, 0.8);
            Draw(total);
        }

        if (table.Caption.Length > 0)
        {
            flow.Y += 2;
            flow.Lines(flow.Wrap(table.Caption, Typography.Caption, PageFlow.Width), Typography.Caption);
        }
    }

    private IReadOnlyList<string> Wrap(string text, TypeStyle style, int column) =>
        TextWrap.Lines(text, widths[column], s => flow.Fonts.Width(s, style), MostLines);

    private Row Lay(IReadOnlyList<TableCell> cells, bool isTotal)
    {
        var laid = cells.Select((cell, i) =>
        {
            var style = plainCell.With(isTotal ? Emphasis.Strong : cell.Emphasis);
            return new Cell(cell.Text.Length == 0 ? [] : Wrap(cell.Text, style, i), style, cell.Bars);
        }).ToList();
        return new Row(laid, laid.Max(c => Math.Max(c.Lines.Count * c.Style.Leading, c.Bars.Count * barLabel.Leading)) + 2 * Padding);
    }

    private void Header(IReadOnlyList<string>[] header, double height)
    {
        var style = columnHead;
        for (var i = 0; i < header.Length; i++)
        {
            var y = flow.Y + height - Padding - header[i].Count * style.Leading;
            Write(header[i], style, i, y);
        }

        flow.Y += height;
        Rule(Palette.Ink, 0.8);
    }

    private void Draw(Row row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            Write(cell.Lines, cell.Style, i, flow.Y + (row.Height - cell.Lines.Count * cell.Style.Leading) / 2);
            Bars(cell.Bars, i, flow.Y + (row.Height - cell.Bars.Count * barLabel.Leading) / 2);
        }

        flow.Y += row.Height;
    }

    private void Write(IReadOnlyList<string> lines, TypeStyle style, int column, double y)
    {
        var isRight = table.Columns[column].Alignment == Alignment.Right;
        var x = Start(column) + (isRight ? widths[column] : 0);
        foreach (var line in lines)
        {
            flow.Canvas.Text(x, y + style.BaseLine, line, style, isRight ? Anchor.End : Anchor.Start);
            y += style.Leading;
        }
    }

    private void Bars(IReadOnlyList<CellBar> bars, int column, double y)
    {
        const double gap = 3;
        var style = barLabel;
        var room = widths[column] - gap - bars.Select(b => flow.Fonts.Width(b.Label, style)).DefaultIfEmpty(0).Max();
        foreach (var bar in bars)
        {
            var length = Math.Max(0, room * Math.Clamp(bar.Length, 0, 1));
            if (length > 0)
            {
                var fill = bar.Tone == BarTone.Accent ? Palette.Accent : Palette.Neutral;
                flow.Canvas.Rect(Start(column), y + (style.Leading - BarThickness) / 2, length, BarThickness, fill);
            }

            flow.Canvas.Text(Start(column) + length + gap, y + style.BaseLine, bar.Label, style);
            y += style.Leading;
        }
    }

    private double Start(int column) => PageFlow.Left + widths.Take(column).Sum() + column * ColumnWidths.Gap;

    private void Rule(Colour colour, double width)
    {
        if (width > 0)
        {
            flow.Canvas.Lines(new Stroke(colour, width), new(PageFlow.Left, flow.Y), new(PageFlow.Right, flow.Y));
        }
    }

    private sealed record Cell(IReadOnlyList<string> Lines, TypeStyle Style, IReadOnlyList<CellBar> Bars);

    private sealed record Row(IReadOnlyList<Cell> Cells, double Height);
}
