using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Pdf;

/// <summary>One page to draw on, in points from its upper left corner, as <see cref="Drawing"/> counts. Keeps what is drawn until the page is written.</summary>
/// <param name="structure">Says which part of the document a text belongs to.</param>
internal sealed class PdfPage(Structure structure)
{
    private readonly List<Mark> marks = [];

    /// <summary>What is drawn, the later marks on top.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Writes one line of text.</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="baseLine">The base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="anchor">Which end of the text is at <paramref name="x"/>.</param>
    public void Text(double x, double baseLine, string text, TypeStyle style, Anchor anchor = Anchor.Start)
    {
        if (text.Length > 0)
        {
            marks.Add(new(new Shape.Text(new(x, baseLine), text, style.Size, style.Colour, anchor, style.Bold), structure.Current));
        }
    }

    /// <summary>Writes lines of text below each other and returns where the next thing goes.</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="y">Upper edge of the first line.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="anchor">Which end of the lines is at <paramref name="x"/>.</param>
    public double Lines(double x, double y, IReadOnlyList<string> lines, TypeStyle style, Anchor anchor = Anchor.Start)
    {
        foreach (var line in lines)
        {
            Text(x, y + style.BaseLine, line, style, anchor);
            y += style.Leading;
        }

        return y;
    }

    /// <summary>Writes a paragraph of its own and returns where the next thing goes.</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="y">Upper edge of the first line.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="anchor">Which end of the lines is at <paramref name="x"/>.</param>
    public double Paragraph(double x, double y, IReadOnlyList<string> lines, TypeStyle style, Anchor anchor = Anchor.Start)
    {
        if (lines.Count == 0)
        {
            return y;
        }

        using (structure.Open("P"))
        {
            return Lines(x, y, lines, style, anchor);
        }
    }

    /// <summary>Fills a ground.</summary>
    public void Ground(double x, double y, double width, double height, Colour fill) => marks.Add(new(new Shape.Rect(x, y, width, height, fill), null));

    /// <summary>Draws a rule, or a frame of connected ones.</summary>
    public void Rule(Stroke stroke, params IReadOnlyList<Point> points) => marks.Add(new(new Shape.Polyline(points, stroke), null));

    /// <summary>Draws a figure with its upper left corner at a place.</summary>
    /// <param name="drawing">The figure, with its text alternative.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="scale">Factor of its size.</param>
    public void Draw(Drawing drawing, double x, double y, double scale = 1)
    {
        using (structure.Open("Figure", drawing.Alternative))
        {
            marks.AddRange(drawing.Shapes.Select(s => new Mark(s.Placed(x, y, scale), structure.Current)));
        }
    }
}

/// <summary>Something on a page.</summary>
/// <param name="Shape">What is drawn.</param>
/// <param name="Part">The part of the document that it belongs to; null for an artifact.</param>
internal readonly record struct Mark(Shape Shape, StructureNode? Part);
