using System.Globalization;
using System.Text;
using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Pdf;

/// <summary>One page to draw on, in points from its upper left corner, as <see cref="Drawing"/> counts.</summary>
/// <param name="fonts">Fonts of the document.</param>
/// <param name="height">Height of the page.</param>
internal sealed class PdfCanvas(PdfFonts fonts, double height)
{
    private readonly StringBuilder content = new();

    /// <summary>The page's content stream.</summary>
    public byte[] Content => Encoding.ASCII.GetBytes(content.ToString());

    /// <summary>Writes one line of text.</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="baseLine">The base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="anchor">Which end of the text is at <paramref name="x"/>.</param>
    public void Text(double x, double baseLine, string text, TypeStyle style, Anchor anchor = Anchor.Start)
    {
        if (text.Length == 0)
        {
            return;
        }

        var left = anchor switch
        {
            Anchor.End => x - fonts.Width(text, style),
            Anchor.Middle => x - fonts.Width(text, style) / 2,
            _ => x,
        };
        content.Append(CultureInfo.InvariantCulture, $"BT {Components(style.Colour)} rg 1 0 0 1 {N(left)} {N(height - baseLine)} Tm");
        foreach (var (font, glyphs) in fonts.Runs(text, style.Bold))
        {
            content.Append(CultureInfo.InvariantCulture, $" /{font.Name} {N(style.Size)} Tf <");
            foreach (var glyph in glyphs)
            {
                content.Append(font.Code(glyph).ToString("X4", CultureInfo.InvariantCulture));
            }

            content.Append("> Tj");
        }

        content.Append(" ET\n");
    }

    /// <summary>Fills a rectangle.</summary>
    public void Rect(double x, double y, double width, double rectHeight, Colour fill) =>
        content.Append(CultureInfo.InvariantCulture, $"{Components(fill)} rg {N(x)} {N(height - y - rectHeight)} {N(width)} {N(rectHeight)} re f\n");

    /// <summary>Fills a circle: four Bézier curves, which differ from one by less than a thousandth of the radius.</summary>
    public void Dot(Point centre, double radius, Colour fill)
    {
        const double arm = 0.5523;
        var (x, y, a) = (centre.X, height - centre.Y, radius * arm);
        string Curve(double x1, double y1, double x2, double y2, double x3, double y3) => $" {N(x1)} {N(y1)} {N(x2)} {N(y2)} {N(x3)} {N(y3)} c";
        content.Append(CultureInfo.InvariantCulture, $"{Components(fill)} rg {N(x + radius)} {N(y)} m")
            .Append(Curve(x + radius, y + a, x + a, y + radius, x, y + radius))
            .Append(Curve(x - a, y + radius, x - radius, y + a, x - radius, y))
            .Append(Curve(x - radius, y - a, x - a, y - radius, x, y - radius))
            .Append(Curve(x + a, y - radius, x + radius, y - a, x + radius, y))
            .Append(" f\n");
    }

    /// <summary>Draws connected lines.</summary>
    public void Lines(Stroke stroke, params IReadOnlyList<Point> points)
    {
        var dash = stroke.Dash > 0 ? $"[{N(stroke.Dash)}] 0 d" : "[] 0 d";
        content.Append(CultureInfo.InvariantCulture, $"{Components(stroke.Colour)} RG {N(stroke.Width)} w {dash}");
        for (var i = 0; i < points.Count; i++)
        {
            content.Append(CultureInfo.InvariantCulture, $" {N(points[i].X)} {N(height - points[i].Y)} {(i == 0 ? 'm' : 'l')}");
        }

        content.Append(" S\n");
    }

    /// <summary>Draws a drawing with its upper left corner at a place.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="scale">Factor of its size.</param>
    public void Draw(Drawing drawing, double x, double y, double scale)
    {
        Point Place(Point p) => new(x + p.X * scale, y + p.Y * scale);
        Stroke Scaled(Stroke s) => s with { Width = s.Width * scale, Dash = s.Dash * scale };
        foreach (var shape in drawing.Shapes)
        {
            switch (shape)
            {
                case Shape.Rect r:
                    Rect(x + r.X * scale, y + r.Y * scale, r.Width * scale, r.Height * scale, r.Fill);
                    break;
                case Shape.Line l:
                    Lines(Scaled(l.Stroke), Place(l.From), Place(l.To));
                    break;
                case Shape.Polyline p:
                    Lines(Scaled(p.Stroke), [.. p.Points.Select(Place)]);
                    break;
                case Shape.Dot d:
                    Dot(Place(d.Centre), d.Radius * scale, d.Fill);
                    break;
                case Shape.Text t:
                    Text(Place(t.At).X, Place(t.At).Y, t.Content, new TypeStyle(t.Size * scale, t.Size * scale, t.Fill, t.Bold), t.Anchor);
                    break;
                default:
                    throw new NotSupportedException($"No PDF for {shape.GetType().Name}.");
            }
        }
    }

    private static string N(double number) => PdfFile.Number(number);

    private static string Components(Colour c) => $"{N(c.R / 255.0)} {N(c.G / 255.0)} {N(c.B / 255.0)}";
}
