using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A table on as many pages as it needs. Rows are never split, and every page repeats the header.</summary>
internal sealed class TableLayout
{
    private const double Padding = 3.2;
    private const double AboveCaption = 2;

    /// <summary>A name longer than this ends in an ellipsis; a row must fit on a page.</summary>
    private const int MostLines = 8;

    private readonly DataTable table;
    private readonly PageFlow flow;
    private readonly IReadOnlyList<double> widths;
    private readonly IReadOnlyList<double> starts;
    private readonly IReadOnlyList<double> barLabels;
    private readonly TableType type;
    private readonly IReadOnlyList<Cell> header;
    private readonly double headerHeight;

    /// <summary>Decides on the widths of the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="flow">Where it goes.</param>
    public TableLayout(DataTable table, PageFlow flow)
    {
        (this.table, this.flow) = (table, flow);
        (widths, var gap, type) = ColumnWidths.Of(table, flow.Fonts);
        starts = [.. widths.Select((_, i) => PageFlow.Left + widths.Take(i).Sum() + i * gap)];
        barLabels = [.. table.Columns.Select((_, i) => BlockDrawings.LabelRoom(table.Rows.SelectMany(r => r[i].Bars), type.BarLabel.Size))];
        header = [.. table.Columns.Select((c, i) => new Cell(Wrap(c.Header, type.Head, i), type.Head, Wrap(c.Detail, type.HeadDetail, i), type.HeadDetail, null))];
        headerHeight = header.Max(h => h.Height) + Padding;
    }

    /// <summary>Places the block.</summary>
    public void Place()
    {
        var rows = table.Rows.Select(r => Lay(r, isTotal: false)).ToList();
        var total = table.Total is { } t ? Lay(t, isTotal: true) : null;

        var caption = flow.Wrap(table.Caption, Typography.Caption, PageFlow.ContentWidth);
        var captionHeight = caption.Count * Typography.Caption.Leading + (caption.Count > 0 ? AboveCaption : 0);

        // One row alone would look like the end of something else.
        flow.Heading(table.Heading!, table.Detail, headerHeight + rows.Take(2).Sum(row => row.Height));
        using var part = flow.Structure.Open("Table");
        using (flow.Structure.Open("THead"))
        {
            Header();
        }

        using (flow.Structure.Open("TBody"))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                // Neither the total nor the caption ever stands alone on a page.
                Row(rows[i], i == rows.Count - 1 ? (total?.Height ?? 0) + captionHeight : 0);
                Rule(Palette.Hairline, i < rows.Count - 1 || total is null ? 0.5 : 0);
            }
        }

        if (total is not null)
        {
            using var foot = flow.Structure.Open("TFoot");
            Rule(Palette.Ink, 0.8);
            Row(total, captionHeight);
        }

        if (caption.Count > 0)
        {
            using var read = flow.Structure.Open("Caption");
            flow.Y += AboveCaption;
            flow.Lines(caption, Typography.Caption);
        }
    }

    private IReadOnlyList<string> Wrap(string text, TypeStyle style, int column) => flow.Wrap(text, style, widths[column], MostLines);

    private LaidRow Lay(IReadOnlyList<TableCell> cells, bool isTotal)
    {
        var laid = cells.Select((cell, i) => new Cell(
            Wrap(cell.Text, type.Cell(cell, isTotal), i), type.Cell(cell, isTotal), Wrap(cell.Detail, type.Detail(cell), i), type.Detail(cell), Figure(cell, i))).ToList();
        return new LaidRow(laid, laid.Max(c => c.Height) + 2 * Padding);
    }

    /// <summary>Bars, or a small chart.</summary>
    private Drawing? Figure(TableCell cell, int column) => cell switch
    {
        { Sketch: { } sketch } => sketch,
        { Bars: { Count: > 0 } bars } => BlockDrawings.Of(bars, widths[column], barLabels[column], type.BarLabel.Size),
        _ => null,
    };

    private double FigureScale(Drawing figure, int column) => Math.Min(1, widths[column] / figure.Width);

    private void Header()
    {
        using var part = flow.Structure.Open("TR");
        for (var i = 0; i < header.Count; i++)
        {
            using var cell = flow.Structure.Open("TH", scope: "Column");
            Write(header[i], i, flow.Y + headerHeight - Padding - header[i].Height);
        }

        flow.Y += headerHeight;
        Rule(Palette.Ink, 0.8);
    }

    private void Row(LaidRow row, double following)
    {
        if (!flow.Fits(row.Height + following))
        {
            flow.NewPage();
            using var repeated = flow.Structure.Artifact();
            Header();
        }

        using var part = flow.Structure.Open("TR");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            using var cell = i == 0 ? flow.Structure.Open("TH", scope: "Row") : flow.Structure.Open("TD");
            Write(row.Cells[i], i, flow.Y + Padding);
            if (row.Cells[i].Figure is { } figure)
            {
                var scale = FigureScale(figure, i);
                var x = starts[i] + (table.Columns[i].Alignment == Alignment.Right ? widths[i] - figure.Width * scale : 0);
                flow.Page.Draw(figure, x, flow.Y + (row.Height - figure.Height * scale) / 2, scale);
            }
        }

        flow.Y += row.Height;
    }

    private void Write(Cell cell, int column, double y)
    {
        var (x, anchor) = table.Columns[column].Alignment == Alignment.Right ? (starts[column] + widths[column], Anchor.End) : (starts[column], Anchor.Start);
        y = flow.Page.Paragraph(x, y, cell.Lines, cell.Style, anchor);
        flow.Page.Paragraph(x, y, cell.Details, cell.DetailStyle, anchor);
    }

    private void Rule(Colour colour, double width)
    {
        if (width > 0)
        {
            flow.Page.Rule(new Stroke(colour, width), new(PageFlow.Left, flow.Y), new(PageFlow.Right, flow.Y));
        }
    }

    private sealed record Cell(IReadOnlyList<string> Lines, TypeStyle Style, IReadOnlyList<string> Details, TypeStyle DetailStyle, Drawing? Figure)
    {
        public double Height => Math.Max(Figure?.Height ?? 0, Lines.Count * Style.Leading + Details.Count * DetailStyle.Leading);
    }

    private sealed record LaidRow(IReadOnlyList<Cell> Cells, double Height);
}
