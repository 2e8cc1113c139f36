using System.Globalization;
using System.Text;
using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Drawings;

/// <summary>Writes a drawing as SVG. The same drawing gives the same text on every machine.</summary>
public static class SvgWriter
{
    private const string Families = "'Noto Sans', 'Noto Sans Armenian', 'Noto Sans Georgian', sans-serif";

    /// <summary>The drawing as an <c>svg</c> element that can stand alone or inside HTML.</summary>
    /// <param name="drawing">The drawing.</param>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(drawing.Width)} {N(drawing.Height)}\"");
        svg.Append(CultureInfo.InvariantCulture, $" width=\"{N(drawing.Width)}\" height=\"{N(drawing.Height)}\" role=\"img\" font-family=\"{Families}\">\n");
        svg.Append(drawing.Title.Length > 0 ? $"<title>{Markup.Escape(drawing.Title)}</title>\n" : "");
        svg.Append(drawing.Description.Length > 0 ? $"<desc>{Markup.Escape(drawing.Description)}</desc>\n" : "");
        foreach (var shape in drawing.Shapes)
        {
            svg.Append(Element(shape)).Append('\n');
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Element(Shape shape) => shape switch
    {
        Shape.Rect r => $"<rect x=\"{N(r.X)}\" y=\"{N(r.Y)}\" width=\"{N(r.Width)}\" height=\"{N(r.Height)}\" fill=\"{r.Fill}\"/>",
        Shape.Line l => $"<line x1=\"{N(l.From.X)}\" y1=\"{N(l.From.Y)}\" x2=\"{N(l.To.X)}\" y2=\"{N(l.To.Y)}\"{Strokes(l.Stroke)}/>",
        Shape.Polyline p => $"<polyline points=\"{string.Join(' ', p.Points.Select(c => $"{N(c.X)},{N(c.Y)}"))}\" fill=\"none\"{Strokes(p.Stroke)}/>",
        Shape.Dot d => $"<circle cx=\"{N(d.Centre.X)}\" cy=\"{N(d.Centre.Y)}\" r=\"{N(d.Radius)}\" fill=\"{d.Fill}\"/>",
        Shape.Text t => $"<text x=\"{N(t.At.X)}\" y=\"{N(t.At.Y)}\" font-size=\"{N(t.Size)}\" fill=\"{t.Fill}\"{Anchors(t.Anchor)}{(t.Bold ? " font-weight=\"700\"" : "")}{Length(t)}>{Markup.Escape(t.Content)}</text>",
        _ => throw new NotSupportedException($"No SVG for {shape.GetType().Name}."),
    };

    private static string Strokes(Stroke stroke) =>
        $" stroke=\"{stroke.Colour}\" stroke-width=\"{N(stroke.Width)}\"{(stroke.Dash > 0 ? $" stroke-dasharray=\"{N(stroke.Dash)}\"" : "")}";

    private static string Anchors(Anchor anchor) => anchor switch
    {
        Anchor.Middle => " text-anchor=\"middle\"",
        Anchor.End => " text-anchor=\"end\"",
        _ => "",
    };

    // Where the reader's machine has none of our fonts, texts keep the width that was reserved for them: none runs into its neighbour.
    private static string Length(Shape.Text text) => FontSet.Default.Width(text.Content, text.Size, text.Bold) is > 0 and var width
        ? $" textLength=\"{N(width)}\" lengthAdjust=\"spacingAndGlyphs\""
        : "";

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
