using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Charts;

/// <summary>A line without words, small enough for the cell of a table: its shape over the weeks, ending in a dot.</summary>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Description">The values, in words.</param>
/// <param name="Values">Values at equal distances; null is a gap.</param>
public sealed record Sparkline(string Title, string Description, IReadOnlyList<decimal?> Values)
{
    private const double EndDot = 1.4;

    /// <summary>Draws the line above its zero line.</summary>
    /// <param name="width">Width in points.</param>
    /// <param name="height">Height in points.</param>
    public Drawing Draw(double width = 44, double height = 12)
    {
        var line = new TimeLine(Values, null, EndDot, width - EndDot, EndDot, height - EndDot);
        var shapes = new List<Shape> { new Shape.Line(new(0, height - 0.25), new(width, height - 0.25), new Stroke(Palette.Hairline, 0.5)) };
        shapes.AddRange(line.Shapes(new Stroke(Palette.Accent, 1), 0.7));
        if (line.LastKnown >= 0 && line.LastKnown == Values.Count - 1)
        {
            shapes.Add(new Shape.Dot(line.At(line.LastKnown), EndDot, Palette.Accent));
        }

        return new Drawing(width, height, Title, Description, shapes);
    }
}
