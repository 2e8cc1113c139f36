using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>What stands below a heading, over the whole width or in a frame; measured before it is placed.</summary>
internal abstract class PanelContent
{
    /// <summary>Height in points.</summary>
    public abstract double Height { get; }

    /// <summary>Draws it.</summary>
    public abstract void Draw(double x, double y, PageFlow flow);

    /// <summary>The content of a block; null for kinds that only stand over the whole width.</summary>
    public static PanelContent? Of(ReportBlock block, double width, PageFlow flow) => block switch
    {
        ChartBlock chart => new ChartContent(chart.Drawing, width),
        ProgressBlock progress => new ProgressContent(progress, width, flow),
        Note note => new NoteContent(note, width, flow),
        _ => null,
    };

    /// <summary>What is said beside the heading of such a block.</summary>
    public static string Detail(ReportBlock block) => block switch
    {
        ChartBlock chart => chart.Detail,
        ProgressBlock progress => progress.Detail,
        _ => "",
    };
}

/// <summary>A chart, made smaller when it is wider or higher than its room.</summary>
internal sealed class ChartContent(Drawing drawing, double width) : PanelContent
{
    private const double Highest = PageFlow.FullHeight - 40;
    private readonly double scale = Math.Min(1, Math.Min(width / drawing.Width, Highest / drawing.Height));

    public override double Height => drawing.Height * scale;

    public override void Draw(double x, double y, PageFlow flow) => flow.Page.Draw(drawing, x, y, scale);
}

/// <summary>Remarks, each with a dot before it when there are several.</summary>
internal sealed class NoteContent(Note note, double width, PageFlow flow) : PanelContent
{
    /// <summary>Room for the dot.</summary>
    public const double Indent = 9;

    private readonly double indent = note.Lines.Count > 1 ? Indent : 0;
    private readonly List<IReadOnlyList<string>> remarks =
        [.. note.Lines.Select(l => flow.Wrap(l, Typography.Body, width - (note.Lines.Count > 1 ? Indent : 0)))];

    public override double Height => remarks.Sum(r => r.Count) * Typography.Body.Leading;

    public override void Draw(double x, double y, PageFlow flow)
    {
        using var list = flow.Structure.Open("L");
        foreach (var lines in remarks)
        {
            NoteLayout.Dot(x, y, indent > 0, flow);
            using (flow.Structure.Open("LI"))
            using (flow.Structure.Open("LBody"))
            {
                y = flow.Page.Lines(x + indent, y, lines, Typography.Body);
            }
        }
    }
}

/// <summary>A bar over the width with the facts below it, side by side in as many rows as they need.</summary>
internal sealed class ProgressContent : PanelContent
{
    private const double BarBelow = 6;
    private const double Gap = 10;
    private const double RowGap = 5;
    private const double Narrowest = 66;

    private readonly Drawing bar;
    private readonly List<List<Fact>> rows;
    private readonly double column;

    public ProgressContent(ProgressBlock block, double width, PageFlow flow)
    {
        bar = BlockDrawings.Of(block, width);
        var columns = Math.Clamp((int)((width + Gap) / (Narrowest + Gap)), 1, Math.Max(1, block.Facts.Count));
        var widest = block.Facts.Select(f => flow.Width(f.Value, Typography.FactValue.With(f.Emphasis))).DefaultIfEmpty(0).Max();
        while (columns > 1 && ColumnWidth(width, columns) < widest)
        {
            columns--;
        }

        // Rows of equal length, as far as possible.
        var lines = (block.Facts.Count + columns - 1) / columns;
        columns = lines > 0 ? (block.Facts.Count + lines - 1) / lines : 1;
        column = ColumnWidth(width, columns);
        rows = [.. block.Facts.Chunk(columns).Select(r => r.Select(f => new Fact(f, column, flow)).ToList())];
    }

    public override double Height => bar.Height + rows.Sum(r => r.Max(f => f.Height) + RowGap) + (rows.Count > 0 ? BarBelow - RowGap : 0);

    public override void Draw(double x, double y, PageFlow flow)
    {
        flow.Page.Draw(bar, x, y);
        y += bar.Height + BarBelow;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                row[i].Draw(x + i * (column + Gap), y, flow);
            }

            y += row.Max(f => f.Height) + RowGap;
        }
    }

    private static double ColumnWidth(double width, int columns) => (width - Gap * (columns - 1)) / columns;

    private sealed class Fact(LabelledFact fact, double width, PageFlow flow)
    {
        private readonly TypeStyle valueStyle = Typography.FactValue.With(fact.Emphasis);
        private readonly IReadOnlyList<string> label = flow.Wrap(fact.Label, Typography.TileLabel, width);
        private readonly IReadOnlyList<string> value = flow.Wrap(fact.Value, Typography.FactValue.With(fact.Emphasis), width);
        private readonly IReadOnlyList<string> detail = flow.Wrap(fact.Detail, Typography.TileDetail, width);

        public double Height => label.Count * Typography.TileLabel.Leading + value.Count * valueStyle.Leading + detail.Count * Typography.TileDetail.Leading;

        public void Draw(double x, double y, PageFlow flow)
        {
            using var part = flow.Structure.Open("Div");
            y = flow.Page.Paragraph(x, y, label, Typography.TileLabel);
            y = flow.Page.Paragraph(x, y, value, valueStyle);
            flow.Page.Paragraph(x, y, detail, Typography.TileDetail);
        }
    }
}
