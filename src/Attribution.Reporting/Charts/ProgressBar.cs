using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Charts;

/// <summary>A bar that fills up from the left, with a mark that stands out above and below it.</summary>
/// <param name="Title">What makes progress, for those who cannot see it.</param>
/// <param name="Description">How far it has come, in words.</param>
/// <param name="Done">Filled part; below 0 is empty, above 1 full.</param>
/// <param name="Mark">Where the bar should end by now, 0 to 1; null for no mark.</param>
public sealed record ProgressBar(string Title, string Description, double Done, double? Mark)
{
    private const double BarHeight = 8;
    private const double MarkReach = 2.5;
    private const double MarkWidth = 1.4;

    /// <summary>Draws the bar.</summary>
    /// <param name="width">Width in points.</param>
    public Drawing Draw(double width)
    {
        var shapes = new List<Shape> { new Shape.Rect(0, MarkReach, width, BarHeight, Palette.Track) };
        if (Done > 0)
        {
            shapes.Add(new Shape.Rect(0, MarkReach, width * Math.Min(1, Done), BarHeight, Palette.Accent));
        }

        if (Mark is { } mark)
        {
            // A light edge keeps the mark apart from a bar that is nearly as dark.
            var x = Math.Clamp(width * mark, MarkWidth, Math.Max(MarkWidth, width - MarkWidth));
            shapes.Add(new Shape.Line(new(x, MarkReach), new(x, MarkReach + BarHeight), new Stroke(Palette.Paper, 2 * MarkWidth)));
            shapes.Add(new Shape.Line(new(x, 0), new(x, BarHeight + 2 * MarkReach), new Stroke(Palette.Ink, MarkWidth)));
        }

        return new Drawing(width, BarHeight + 2 * MarkReach, Title, Description, shapes);
    }
}
