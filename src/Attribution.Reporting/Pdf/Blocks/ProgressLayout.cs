using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A bar over the whole width with the facts below it, side by side.</summary>
internal static class ProgressLayout
{
    private const double BarHeight = 8;
    private const double MarkReach = 2.5;
    private const double BarBelow = 6;
    private const double Gap = 10;

    /// <summary>Places the block on one page.</summary>
    public static void Place(ProgressBlock block, PageFlow flow)
    {
        var columns = Math.Max(1, block.Facts.Count);
        var width = (PageFlow.Width - Gap * (columns - 1)) / columns;
        var facts = block.Facts.Select(f => (
            Fact: f,
            Label: flow.Wrap(f.Label, Typography.TileLabel, width),
            Value: flow.Wrap(f.Value, Typography.FactValue.With(f.Emphasis), width),
            Detail: f.Detail.Length == 0 ? [] : flow.Wrap(f.Detail, Typography.TileDetail, width))).ToList();
        var height = MarkReach + BarHeight + BarBelow + facts.Select(f => Height(f.Label, f.Value, f.Detail)).DefaultIfEmpty(0).Max();
        flow.Heading(block.Heading!, block.Detail, height);
        Bar(block, flow);
        var y = flow.Y + MarkReach + BarHeight + BarBelow;
        for (var i = 0; i < facts.Count; i++)
        {
            var (fact, label, value, detail) = facts[i];
            var x = PageFlow.Left + i * (width + Gap);
            var next = Draw(label, Typography.TileLabel, x, y, flow.Canvas);
            next = Draw(value, Typography.FactValue.With(fact.Emphasis), x, next, flow.Canvas);
            Draw(detail, Typography.TileDetail, x, next, flow.Canvas);
        }

        flow.Y += height;
    }

    private static void Bar(ProgressBlock block, PageFlow flow)
    {
        var y = flow.Y + MarkReach;
        flow.Canvas.Rect(PageFlow.Left, y, PageFlow.Width, BarHeight, Palette.Track);
        if (block.Done > 0)
        {
            flow.Canvas.Rect(PageFlow.Left, y, PageFlow.Width * Math.Min(1, block.Done), BarHeight, Palette.Accent);
        }

        if (block.Mark is { } mark)
        {
            var x = PageFlow.Left + PageFlow.Width * Math.Clamp(mark, 0, 1);
            flow.Canvas.Lines(new Stroke(Palette.Ink, 1.4), new(x, y - MarkReach), new(x, y + BarHeight + MarkReach));
        }
    }

    private static double Height(IReadOnlyList<string> label, IReadOnlyList<string> value, IReadOnlyList<string> detail) =>
        label.Count * Typography.TileLabel.Leading + value.Count * Typography.FactValue.Leading + detail.Count * Typography.TileDetail.Leading;

    private static double Draw(IReadOnlyList<string> lines, TypeStyle style, double x, double y, PdfCanvas canvas)
    {
        foreach (var line in lines)
        {
            canvas.Text(x, y + style.BaseLine, line, style);
            y += style.Leading;
        }

        return y;
    }
}
