using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>
/// The body of a mail: sentences, headline figures, a link. Mail clients know tables and inline styles and little else; without styles and images it
/// still reads from top to bottom.
/// </summary>
public static class HtmlMail
{
    private const string Font = "font-family:'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private static readonly (string, string)[] Layout = [("role", "presentation"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0"), ("width", "100%")];

    /// <summary>The whole body, as a document.</summary>
    /// <param name="document">The report.</param>
    /// <param name="link">Where the report can be seen in a browser; null for nowhere.</param>
    /// <param name="linkText">What the button says.</param>
    /// <param name="attached">That the report is attached.</param>
    public static string Body(ReportDocument document, string? link, string linkText, string attached)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(linkText);
        ArgumentNullException.ThrowIfNull(attached);
        var html = new HtmlText();
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", document.Language)).Open("head");
        html.Raw("<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light\"/>\n");
        html.Element("title", document.Title).Close();
        html.Open("body", ("style", $"margin:0;padding:0;background:{Palette.Panel}"));
        html.Open("table", [.. Layout, ("style", $"background:{Palette.Panel}")]).Open("tr").Open("td", ("align", "center"), ("style", "padding:24px 12px"));
        html.Open("table", [.. Layout, ("style", $"max-width:600px;background:{Palette.Paper};border:1px solid {Palette.Hairline};text-align:left")]);

        Row(html, "padding:24px 24px 0").Element("h1", document.Title, Styled("margin:0;font-size:22px;line-height:28px"));
        html.Element("p", document.Subtitle, Styled("margin:4px 0 0;font-size:13px;line-height:20px", Palette.Muted)).Close(2);
        foreach (var sentences in document.Overview.OfType<Sentences>())
        {
            Row(html, "padding:16px 24px 0");
            foreach (var line in sentences.Lines)
            {
                html.Element("p", line, Styled("margin:0 0 8px;font-size:16px;line-height:24px"));
            }

            html.Close(2);
        }

        foreach (var tile in document.Overview.OfType<HeadlineTiles>().SelectMany(t => t.Tiles))
        {
            Tile(tile, html);
        }

        if (link is not null)
        {
            Link(link, linkText, html);
        }

        Row(html, "padding:16px 24px 0").Element("p", attached, Styled("margin:0;font-size:14px;line-height:21px")).Close(2);
        Row(html, "padding:16px 24px 24px").Element("p", document.Footer, Styled("margin:0;font-size:12px;line-height:18px", Palette.Muted)).Close(2);
        return html.Close(6).ToString();
    }

    private static void Tile(HeadlineTile tile, HtmlText html)
    {
        Row(html, "padding:8px 24px 0");
        html.Open("table", [.. Layout, ("style", $"background:{Palette.Panel};border-left:3px solid {Palette.Accent}")]).Open("tr").Open("td", ("style", "padding:10px 14px"));
        html.Element("p", tile.Label, Styled("margin:0;font-size:13px;line-height:18px", Palette.Muted));
        html.Element("p", tile.Value, Styled("margin:0;font-size:24px;line-height:32px;font-weight:bold"));
        if (tile.Change.Length + tile.Detail.Length > 0)
        {
            html.Open("p", Styled("margin:0;font-size:13px;line-height:18px", Palette.Muted));
            html.Element("span", tile.Change, Emphasised(tile.ChangeEmphasis)).Text(tile.Change.Length > 0 ? " " : "").Text(tile.Detail).Close();
        }

        html.Element("p", tile.AgainstPlan, Styled("margin:2px 0 0;font-size:13px;line-height:18px" + Weight(tile.AgainstPlanEmphasis), Colour(tile.AgainstPlanEmphasis)));
        html.Close(5);
    }

    private static void Link(string link, string linkText, HtmlText html)
    {
        Row(html, "padding:20px 24px 0");
        html.Open("table", ("role", "presentation"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0")).Open("tr");
        html.Open("td", ("style", $"background:{Palette.Accent};border-radius:4px"));
        html.Element("a", linkText, ("href", link), ("style", $"display:inline-block;padding:11px 20px;color:{Palette.Paper};font-size:15px;line-height:20px;font-weight:bold;text-decoration:none;{Font}"));
        html.Close(3);
        html.Open("p", Styled("margin:8px 0 0;font-size:12px;line-height:18px;word-break:break-all", Palette.Muted));
        html.Element("a", link, ("href", link), ("style", $"color:{Palette.Accent}")).Close(3);
    }

    private static HtmlText Row(HtmlText html, string style) => html.Open("tr").Open("td", ("style", style));

    private static (string, string) Styled(string style, Colour? colour = null) => ("style", $"{style};color:{colour ?? Palette.Ink};{Font}");

    private static (string, string) Emphasised(Emphasis emphasis) => ("style", $"color:{Colour(emphasis)}{Weight(emphasis)}");

    private static string Weight(Emphasis emphasis) => emphasis is Emphasis.Strong or Emphasis.Alert ? ";font-weight:bold" : "";

    private static Colour Colour(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Alert => Palette.Alert,
        Emphasis.Muted => Palette.Muted,
        _ => Palette.Ink,
    };
}
