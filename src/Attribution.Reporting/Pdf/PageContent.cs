using System.Globalization;
using System.Text;
using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Pdf;

/// <summary>Writes the marks of a page as PDF operators, which count from the lower left corner.</summary>
/// <param name="fonts">Fonts of the document.</param>
/// <param name="height">Height of the page.</param>
internal sealed class PageContent(PdfFonts fonts, double height)
{
    private readonly StringBuilder content = new();

    /// <summary>The content stream of a page. Marks that belong together are numbered, and their part notes the number.</summary>
    /// <param name="page">The page.</param>
    /// <param name="index">Its index in the document.</param>
    public byte[] Write(PdfPage page, int index)
    {
        content.Clear();
        var numbers = 0;
        for (var i = 0; i < page.Marks.Count; i++)
        {
            var part = page.Marks[i].Part;
            if (i == 0 || page.Marks[i - 1].Part != part)
            {
                content.Append(i == 0 ? "" : "EMC\n");
                if (part is null)
                {
                    content.Append("/Artifact BMC\n");
                }
                else
                {
                    content.Append(CultureInfo.InvariantCulture, $"/{part.Type} << /MCID {numbers} >> BDC\n");
                    part.Contents.Add((index, numbers++));
                }
            }

            Draw(page.Marks[i].Shape, i + 1 < page.Marks.Count && page.Marks[i + 1] is { Shape: Shape.Text } next && next.Part == part);
        }

        content.Append(page.Marks.Count > 0 ? "EMC\n" : "");
        return Encoding.ASCII.GetBytes(content.ToString());
    }

    private void Draw(Shape shape, bool goesOn)
    {
        switch (shape)
        {
            case Shape.Rect r:
                content.Append(CultureInfo.InvariantCulture, $"{Components(r.Fill)} rg {N(r.X)} {N(height - r.Y - r.Height)} {N(r.Width)} {N(r.Height)} re f\n");
                break;
            case Shape.Line l:
                Lines(l.Stroke, [l.From, l.To]);
                break;
            case Shape.Polyline p:
                Lines(p.Stroke, p.Points);
                break;
            case Shape.Dot d:
                Dot(d);
                break;
            case Shape.Text t:
                Text(t, goesOn);
                break;
            default:
                throw new NotSupportedException($"No PDF for {shape.GetType().Name}.");
        }
    }

    /// <summary>Writes a text. Where the next line belongs to the same paragraph, words must not run together when they are copied or read out.</summary>
    private void Text(Shape.Text text, bool goesOn)
    {
        var left = text.Anchor switch
        {
            Anchor.End => text.At.X - fonts.Width(text),
            Anchor.Middle => text.At.X - fonts.Width(text) / 2,
            _ => text.At.X,
        };
        content.Append(CultureInfo.InvariantCulture, $"BT {Components(text.Fill)} rg 1 0 0 1 {N(left)} {N(height - text.At.Y)} Tm");
        foreach (var (font, glyphs) in fonts.Runs(goesOn && text.Content[^1] is not ('-' or '/' or '_') ? text.Content + " " : text.Content, text.Bold))
        {
            content.Append(CultureInfo.InvariantCulture, $" /{font.Name} {N(text.Size)} Tf <");
            foreach (var glyph in glyphs)
            {
                content.Append(font.Code(glyph).ToString("X4", CultureInfo.InvariantCulture));
            }

            content.Append("> Tj");
        }

        content.Append(" ET\n");
    }

    private void Lines(Stroke stroke, IReadOnlyList<Point> points)
    {
        var dash = stroke.Dash > 0 ? $"[{N(stroke.Dash)}] 0 d" : "[] 0 d";
        content.Append(CultureInfo.InvariantCulture, $"{Components(stroke.Colour)} RG {N(stroke.Width)} w {dash}");
        for (var i = 0; i < points.Count; i++)
        {
            content.Append(CultureInfo.InvariantCulture, $" {N(points[i].X)} {N(height - points[i].Y)} {(i == 0 ? 'm' : 'l')}");
        }

        content.Append(" S\n");
    }

    /// <summary>Four Bézier curves, which differ from a circle by less than a thousandth of the radius.</summary>
    private void Dot(Shape.Dot dot)
    {
        const double arm = 0.5523;
        var (x, y, r, a) = (dot.Centre.X, height - dot.Centre.Y, dot.Radius, dot.Radius * arm);
        string Curve(double x1, double y1, double x2, double y2, double x3, double y3) => $" {N(x1)} {N(y1)} {N(x2)} {N(y2)} {N(x3)} {N(y3)} c";
        content.Append(CultureInfo.InvariantCulture, $"{Components(dot.Fill)} rg {N(x + r)} {N(y)} m")
            .Append(Curve(x + r, y + a, x + a, y + r, x, y + r))
            .Append(Curve(x - a, y + r, x - r, y + a, x - r, y))
            .Append(Curve(x - r, y - a, x - a, y - r, x, y - r))
            .Append(Curve(x + a, y - r, x + r, y - a, x + r, y))
            .Append(" f\n");
    }

    private static string N(double number) => PdfFile.Number(number);

    private static string Components(Colour c) => $"{N(c.R / 255.0)} {N(c.G / 255.0)} {N(c.B / 255.0)}";
}
