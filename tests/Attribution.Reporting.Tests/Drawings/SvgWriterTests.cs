using System.Xml.Linq;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Drawings;

public class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Write_GivesOneElementPerShape()
    {
        var drawing = new Drawing(
            100,
            50.5,
            "Leads <by> channel & week",
            "Search: 41.0 \u0001",
            [
                new Shape.Rect(1, 2.345, 3, 4, Palette.Accent),
                new Shape.Line(new(0, 1), new(2, 3), new Stroke(Palette.Ink, 0.8, 2.5)),
                new Shape.Polyline([new(0, 0), new(5, 1.5)], new Stroke(Palette.Accent, 1.6)),
                new Shape.Dot(new(5, 6), 1.25, Palette.Ink),
                new Shape.Text(new(9, 8), "Աննა \"A\" <b>", 7.2, Palette.Muted, Anchor.End, Bold: true),
            ]);

        Assert.Equal(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50.5" width="100" height="50.5" role="img" font-family="'Noto Sans', 'Noto Sans Armenian', 'Noto Sans Georgian', sans-serif">
            <title>Leads &lt;by&gt; channel &amp; week</title>
            <desc>Search: 41.0  </desc>
            <rect x="1" y="2.35" width="3" height="4" fill="#1f5fa8"/>
            <line x1="0" y1="1" x2="2" y2="3" stroke="#17212b" stroke-width="0.8" stroke-dasharray="2.5"/>
            <polyline points="0,0 5,1.5" fill="none" stroke="#1f5fa8" stroke-width="1.6"/>
            <circle cx="5" cy="6" r="1.25" fill="#17212b"/>
            <text x="9" y="8" font-size="7.2" fill="#5b6774" text-anchor="end" font-weight="700" textLength="47.92" lengthAdjust="spacingAndGlyphs">Աննა &quot;A&quot; &lt;b&gt;</text>
            </svg>

            """.ReplaceLineEndings("\n"),
            SvgWriter.Write(drawing));
    }

    [Fact]
    public void Write_IsWellFormed_AndSaysEveryFigureOfTheChart()
    {
        var chart = ((ChartBlock)Example.Report.Blocks.OfType<Pair>().Last().Right).Drawing;
        var svg = XDocument.Parse(SvgWriter.Write(chart)).Root!;

        Assert.Equal("CPL by channel", svg.Element(Svg + "title")!.Value);
        Assert.Equal("Paid search: €27.98; Paid social: €43.54; E-mail: €8.31; Webinar “Scale-up”: €68.32", svg.Element(Svg + "desc")!.Value);
        Assert.All(new[] { "€27.98", "€68.32", "Paid social" }, t => Assert.Contains(t, svg.Elements(Svg + "text").Select(e => e.Value)));
    }
}
