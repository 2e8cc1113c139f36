using System.Globalization;
using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Tests.Layout;

/// <summary>
/// What a reader could not read: texts on texts, lines through texts, texts covered by bars, type that is too small, anything beyond the edge.
/// </summary>
internal static class Legibility
{
    /// <summary>Below this, print is hard to read.</summary>
    public const double SmallestType = 6.5;

    // Rounding, and the hair that letters stand apart from the edge of their box.
    private const double Tolerance = 0.35;

    /// <summary>The faults of a chart; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(Drawing drawing, double smallestType = SmallestType) =>
        Faults(drawing.Shapes, new Box(0, 0, drawing.Width, drawing.Height), smallestType);

    /// <summary>The faults of shapes in a box, the later ones on top.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<Shape> shapes, Box room, double smallestType = SmallestType)
    {
        var texts = shapes.Select((s, i) => (Shape: s as Shape.Text, Place: i)).Where(t => !string.IsNullOrWhiteSpace(t.Shape?.Content))
            .Select(t => (Text: t.Shape!, t.Place, Ink: Box.Of(t.Shape!).Within(Tolerance))).ToList();
        return
        [
            .. shapes.Where(s => !room.Within(-Tolerance).Holds(Box.Of(s))).Select(s => $"{Name(s)} is beyond the edge"),
            .. texts.Where(t => t.Text.Size < smallestType - 0.001).Select(t => $"{Name(t.Text)} is too small: {t.Text.Size.ToString("0.##", CultureInfo.InvariantCulture)} pt"),
            .. from a in texts from b in texts where a.Place < b.Place && a.Ink.Meets(b.Ink) select $"{Name(b.Text)} is on {Name(a.Text)}",
            .. from t in texts from s in shapes from l in Lines(s) where t.Ink.IsCrossedBy(l.From, l.To) select $"a line runs through {Name(t.Text)}",
            .. from t in texts from s in shapes.Skip(t.Place) where s is Shape.Rect or Shape.Dot && Box.Of(s).Meets(t.Ink) select $"{Name(t.Text)} is covered",
        ];
    }

    private static IEnumerable<(Point From, Point To)> Lines(Shape shape) => shape switch
    {
        Shape.Line l => [(l.From, l.To)],
        Shape.Polyline p => p.Points.Zip(p.Points.Skip(1)),
        _ => [],
    };

    private static string Name(Shape shape) => shape is Shape.Text t ? $"'{t.Content}'" : shape.GetType().Name;
}
