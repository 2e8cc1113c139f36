using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A heat table: columns of equal width, shaded cells apart from each other. Kept on one page where it fits; rows are never split.</summary>
internal sealed class HeatTableLayout
{
    private const double WidestHead = 104;
    private const double NarrowestHead = 58;
    private const double Gap = 2;
    private const double Padding = 4;
    private const double HeadPadding = 3.2;
    private const double Frame = 0.9;
    private const int MostLines = 6;

    private readonly HeatTable table;
    private readonly PageFlow flow;
    private readonly double headWidth;
    private readonly double cellWidth;
    private readonly TypeStyle valueStyle;
    private readonly IReadOnlyList<string> corner;
    private readonly IReadOnlyList<IReadOnlyList<string>> heads;
    private readonly double headerHeight;

    /// <summary>Decides on the widths of the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="flow">Where it goes.</param>
    public HeatTableLayout(HeatTable table, PageFlow flow)
    {
        (this.table, this.flow) = (table, flow);
        var widest = table.Rows.Select(row => Math.Max(flow.Width(row.Head, Typography.Cell), flow.Width(row.Detail, Typography.CellDetail)))
            .Append(flow.Width(table.Corner, Typography.ColumnHead)).Max();
        headWidth = Math.Clamp(widest + 2, NarrowestHead, WidestHead);
        cellWidth = (PageFlow.ContentWidth - headWidth - Gap * table.Columns.Count) / table.Columns.Count;
        var longest = table.Rows.SelectMany(row => row.Cells).Select(cell => flow.Width(cell.Value, Typography.HeatValue)).DefaultIfEmpty(0).Max();
        valueStyle = longest <= Room ? Typography.HeatValue : Typography.HeatValue.Shrunk(Room / longest);
        corner = flow.Wrap(table.Corner, Typography.ColumnHead, headWidth, MostLines);
        heads = [.. table.Columns.Select(column => flow.Wrap(column, Typography.ColumnHead, cellWidth - 2, MostLines))];
        headerHeight = heads.Append(corner).Max(head => head.Count) * Typography.ColumnHead.Leading + HeadPadding;
    }

    private double Room => cellWidth - 2 * Padding;

    /// <summary>Places the block.</summary>
    public void Place()
    {
        var rows = table.Rows.Select(Lay).ToList();
        var whole = headerHeight + rows.Sum(row => row.Height + Gap);
        flow.Heading(table.Heading!, table.Detail, whole < PageFlow.FullHeight - 60 ? whole : headerHeight + rows.Select(row => row.Height).FirstOrDefault());
        using var part = flow.Structure.Open("Table");
        using (flow.Structure.Open("THead"))
        {
            Header();
        }

        using (flow.Structure.Open("TBody"))
        {
            foreach (var row in rows)
            {
                Row(row);
            }
        }

        if (table.Caption.Length > 0)
        {
            using var caption = flow.Structure.Open("Caption");
            flow.Y += 2;
            flow.Lines(flow.Wrap(table.Caption, Typography.Caption, PageFlow.ContentWidth), Typography.Caption);
        }
    }

    private double Start(int column) => PageFlow.Left + headWidth + Gap + column * (cellWidth + Gap);

    private LaidRow Lay(HeatRow row)
    {
        var cells = row.Cells.Select(cell => new LaidCell(
            cell,
            [
                (flow.Wrap(cell.Value, valueStyle, Room), valueStyle),
                .. cell.Lines.Select(line => (flow.Wrap(line, Typography.CellDetail, Room, MostLines), Typography.CellDetail)),
                (flow.Wrap(cell.Mark, Typography.CellDetail.With(Emphasis.Strong), Room, MostLines), Typography.CellDetail.With(Emphasis.Strong)),
            ])).ToList();
        var head = flow.Wrap(row.Head, Typography.Cell, headWidth, MostLines);
        var detail = flow.Wrap(row.Detail, Typography.CellDetail, headWidth, MostLines);
        var headHeight = head.Count * Typography.Cell.Leading + detail.Count * Typography.CellDetail.Leading;
        return new LaidRow(head, detail, cells, Math.Max(headHeight, cells.Select(cell => cell.Height).DefaultIfEmpty(0).Max()) + 2 * Padding);
    }

    private void Header()
    {
        using var part = flow.Structure.Open("TR");
        using (flow.Structure.Open("TH", scope: "Column"))
        {
            flow.Page.Paragraph(PageFlow.Left, flow.Y + headerHeight - HeadPadding - corner.Count * Typography.ColumnHead.Leading, corner, Typography.ColumnHead);
        }

        for (var i = 0; i < heads.Count; i++)
        {
            using var cell = flow.Structure.Open("TH", scope: "Column");
            var top = flow.Y + headerHeight - HeadPadding - heads[i].Count * Typography.ColumnHead.Leading;
            flow.Page.Paragraph(Start(i) + cellWidth / 2, top, heads[i], Typography.ColumnHead, Anchor.Middle);
        }

        flow.Y += headerHeight;
    }

    private void Row(LaidRow row)
    {
        if (!flow.Fits(row.Height))
        {
            flow.NewPage();
            using var repeated = flow.Structure.Artifact();
            Header();
        }

        using var part = flow.Structure.Open("TR");
        using (flow.Structure.Open("TH", scope: "Row"))
        {
            var below = flow.Page.Paragraph(PageFlow.Left, flow.Y + Padding, row.Head, Typography.Cell);
            flow.Page.Paragraph(PageFlow.Left, below, row.Detail, Typography.CellDetail.With(Emphasis.Muted));
        }

        for (var i = 0; i < row.Cells.Count; i++)
        {
            var (x, cell) = (Start(i), row.Cells[i]);
            Ground(x, row.Height, cell.Cell);
            using var data = flow.Structure.Open("TD");
            var y = flow.Y + (row.Height - cell.Height) / 2;
            foreach (var (lines, style) in cell.Texts)
            {
                y = flow.Page.Paragraph(x + cellWidth / 2, y, lines, style, Anchor.Middle);
            }
        }

        flow.Y += row.Height + Gap;
    }

    /// <summary>The shade, and a frame around what is remarkable: broken where there is nothing.</summary>
    private void Ground(double x, double height, HeatCell cell)
    {
        flow.Page.Ground(x, flow.Y, cellWidth, height, cell.Shade == 0 ? Palette.Panel : Palette.Shades[cell.Shade]);
        if (cell.Mark.Length > 0)
        {
            var (left, top, right, bottom) = (x + Frame / 2, flow.Y + Frame / 2, x + cellWidth - Frame / 2, flow.Y + height - Frame / 2);
            flow.Page.Rule(new Stroke(Palette.Ink, Frame, cell.Shade == 0 ? 2 : 0), new(left, top), new(right, top), new(right, bottom), new(left, bottom), new(left, top));
        }
    }

    private sealed record LaidCell(HeatCell Cell, IReadOnlyList<(IReadOnlyList<string> Lines, TypeStyle Style)> Texts)
    {
        public double Height => Texts.Sum(text => text.Lines.Count * text.Style.Leading);
    }

    private sealed record LaidRow(IReadOnlyList<string> Head, IReadOnlyList<string> Detail, IReadOnlyList<LaidCell> Cells, double Height);
}
