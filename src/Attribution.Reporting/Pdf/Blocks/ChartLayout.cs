using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>A chart on one page, made smaller when it is wider or higher than that.</summary>
internal static class ChartLayout
{
    private const double HeadingRoom = 40;

    /// <summary>Places the block.</summary>
    public static void Place(ChartBlock block, PageFlow flow)
    {
        var drawing = block.Drawing;
        var scale = Math.Min(1, Math.Min(PageFlow.Width / drawing.Width, (PageFlow.FullHeight - HeadingRoom) / drawing.Height));
        flow.Heading(block.Heading!, block.Detail, drawing.Height * scale);
        flow.Canvas.Draw(drawing, PageFlow.Left, flow.Y, scale);
        flow.Y += drawing.Height * scale;
    }
}
