using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>Writes each kind of block.</summary>
internal static class HtmlBlocks
{
    // Charts wider than this keep a width at which they can be read, and move in a box of their own on narrow screens.
    private const double Wide = 300;
    private const double BarWidth = 515;
    private const double BarWidthInFrame = 240;

    /// <summary>Writes a block.</summary>
    public static void Write(ReportBlock block, HtmlText html)
    {
        switch (block)
        {
            case Sentences sentences:
                html.Element("p", string.Join(' ', sentences.Lines), ("class", "say"));
                break;
            case HeadlineTiles tiles:
                Tiles(tiles, html);
                break;
            case DataTable table:
                HtmlTable.Write(table, html);
                break;
            case HeatTable heat:
                HtmlHeatTable.Write(heat, html);
                break;
            case Chapter chapter:
                html.HeadingLevel = 2;
                html.Open("div", ("class", "chapter"));
                Heading(chapter.Heading, chapter.Detail, html);
                html.Close();
                html.HeadingLevel = 3;
                break;
            case Pair pair:
                html.Open("div", ("class", "pair"));
                Panel(pair.Left, "frame", BarWidthInFrame, html);
                Panel(pair.Right, "frame", BarWidthInFrame, html);
                html.Close();
                break;
            default:
                Panel(block, "", BarWidth, html);
                break;
        }
    }

    /// <summary>A heading with what is said beside it.</summary>
    public static void Heading(string? heading, string detail, HtmlText html)
    {
        html.Open(html.HeadingLevel == 2 ? "h2" : "h3").Text(heading ?? "");
        if (detail.Length > 0)
        {
            html.Text(" ").Element("small", detail);
        }

        html.Close();
    }

    private static void Panel(ReportBlock block, string kind, double barWidth, HtmlText html)
    {
        switch (block)
        {
            case ChartBlock chart:
                html.Open("figure", ("class", kind)).Open("figcaption");
                Heading(chart.Heading, chart.Detail, html);
                html.Close();
                Chart(chart.Drawing, html);
                html.Close();
                break;
            case ProgressBlock progress:
                html.Open("figure", ("class", kind)).Open("figcaption");
                Heading(progress.Heading, progress.Detail, html);
                html.Close().Open("div", ("class", "chart")).Raw(SvgWriter.Write(BlockDrawings.Of(progress, barWidth))).Close();
                Facts(progress.Facts, html);
                html.Close();
                break;
            case Note note:
                html.Open("section", ("class", kind));
                Heading(note.Heading, "", html);
                Remarks(note.Lines, html);
                html.Close();
                break;
            default:
                html.Open("div", ("class", kind));
                Write(block, html);
                html.Close();
                break;
        }
    }

    private static void Chart(Drawing drawing, HtmlText html)
    {
        var isWide = drawing.Width > Wide;
        html.Open("div", ("class", isWide ? "chart wide scroll" : "chart"), ("tabindex", isWide ? "0" : "")).Raw(SvgWriter.Write(drawing)).Close();
    }

    private static void Tiles(HeadlineTiles tiles, HtmlText html)
    {
        html.Open("ul", ("class", "tiles"));
        foreach (var tile in tiles.Tiles)
        {
            html.Open("li").Element("p", tile.Label, ("class", "label")).Element("p", tile.Value, ("class", $"value {Length(tile.Value)}".TrimEnd()));
            if (tile.Change.Length + tile.Detail.Length > 0)
            {
                html.Open("p", ("class", "detail")).Element("span", tile.Change, ("class", tile.ChangeEmphasis == Emphasis.Normal ? "ink" : HtmlText.Class(tile.ChangeEmphasis)));
                html.Text(tile.Change.Length > 0 ? " " : "").Text(tile.Detail).Close();
            }

            html.Element("p", tile.AgainstPlan, ("class", $"plan {HtmlText.Class(tile.AgainstPlanEmphasis)}".TrimEnd())).Close();
        }

        html.Close();
    }

    // Styles cannot measure: figures of more digits are set smaller.
    private static string Length(string figure) => figure.Length switch { > 12 => "longer", > 8 => "long", _ => "" };

    private static void Facts(IReadOnlyList<LabelledFact> facts, HtmlText html)
    {
        if (facts.Count == 0)
        {
            return;
        }

        html.Open("dl", ("class", "facts"));
        foreach (var fact in facts)
        {
            html.Open("div").Element("dt", fact.Label).Element("dd", fact.Value, ("class", $"value {HtmlText.Class(fact.Emphasis)}".TrimEnd())).Element("dd", fact.Detail, ("class", "detail")).Close();
        }

        html.Close();
    }

    private static void Remarks(IReadOnlyList<string> lines, HtmlText html)
    {
        if (lines.Count == 1)
        {
            html.Element("p", lines[0]);
            return;
        }

        html.Open("ul");
        foreach (var line in lines)
        {
            html.Element("li", line);
        }

        html.Close();
    }
}
