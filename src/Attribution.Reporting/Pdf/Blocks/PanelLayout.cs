using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A chart or progress over the whole width, on one page together with its heading.</summary>
internal static class PanelLayout
{
    /// <summary>Places the block.</summary>
    public static void Place(ReportBlock block, PageFlow flow)
    {
        var content = PanelContent.Of(block, PageFlow.ContentWidth, flow)!;
        flow.Heading(block.Heading!, PanelContent.Detail(block), content.Height);
        content.Draw(PageFlow.Left, flow.Y, flow);
        flow.Y += content.Height;
    }
}

/// <summary>Two blocks in frames of equal height; one below the other when they do not fit into frames.</summary>
internal static class PairLayout
{
    private const double Above = 9;
    private const double Gap = 10;
    private const double Padding = 9;
    private const double PaddingAbove = 6.5;
    private const double BelowHeading = 2;
    private const double Frame = (PageFlow.ContentWidth - Gap) / 2;
    private const double Room = Frame - 2 * Padding;

    /// <summary>Whether the pair has frames of its own; otherwise its blocks are placed by themselves.</summary>
    public static bool TryPlace(Pair pair, PageFlow flow)
    {
        ReportBlock[] blocks = [pair.Left, pair.Right];
        if (blocks.Select(b => PanelContent.Of(b, Room, flow)).ToList() is not [{ } left, { } right])
        {
            return false;
        }

        var headings = blocks.Select(b => new HeadingLines(b.Heading!, PanelContent.Detail(b), Typography.FrameHeading, Typography.FrameDetail, Room, flow)).ToList();

        // Two charts stand on one line; anything else follows its own heading.
        var highest = pair is { Left: ChartBlock, Right: ChartBlock } ? headings.Max(h => h.Height) : 0;
        double Heading(int i) => Math.Max(highest, headings[i].Height) + BelowHeading;
        var height = 2 * PaddingAbove + Math.Max(Heading(0) + left.Height, Heading(1) + right.Height);
        if (height > PageFlow.FullHeight)
        {
            return false;
        }

        flow.Break(Above, height);
        foreach (var (content, i) in new[] { left, right }.Select((c, i) => (c, i)))
        {
            var x = PageFlow.Left + i * (Frame + Gap);
            var (end, bottom) = (x + Frame, flow.Y + height);
            flow.Page.Rule(new Stroke(Palette.Hairline, 0.7), new(x, flow.Y), new(end, flow.Y), new(end, bottom), new(x, bottom), new(x, flow.Y));
            headings[i].Draw(x + Padding, flow.Y + PaddingAbove, flow);
            content.Draw(x + Padding, flow.Y + PaddingAbove + Heading(i), flow);
        }

        flow.Y += height;
        return true;
    }
}
