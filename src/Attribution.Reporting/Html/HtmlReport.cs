using System.Security.Cryptography;
using System.Text;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>
/// The report as a web page: every text escaped, charts as inline SVG; no script, no style attribute, nothing from elsewhere. One style
/// element, whose hash the policy names.
/// </summary>
public static class HtmlReport
{
    private static readonly string Style = ReadStyle();

    /// <summary>Value of the header <c>Content-Security-Policy</c> under which the page works: its own style, a form to where it came from, nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The report as an <c>article</c> element.</summary>
    /// <param name="document">The report.</param>
    public static string Article(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var html = new HtmlText();
        html.Open("article", ("lang", document.Language));
        html.Open("header").Element("h1", document.Title).Element("p", document.Subtitle).Close();
        foreach (var block in document.Blocks)
        {
            HtmlBlocks.Write(block, html);
        }

        return html.Element("footer", document.Footer).Close().ToString();
    }

    /// <summary>The report as a page that needs nothing else.</summary>
    /// <param name="document">The report.</param>
    /// <param name="controls">Trusted markup that stands above the report: what to show, and where to get it otherwise. Not printed.</param>
    public static string Page(ReportDocument document, string controls = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(controls);
        var html = new HtmlText();
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", document.Language)).Open("head");
        html.Raw("<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Element("title", document.Subtitle.Length > 0 ? $"{document.Title} · {document.Subtitle}" : document.Title);
        html.Open("style").Raw(Style).Close(2);
        html.Open("body");
        if (controls.Length > 0)
        {
            html.Open("div", ("class", "controls")).Raw(controls).Close();
        }

        return html.Open("main").Raw(Article(document)).Close(3).ToString();
    }

    private static string ReadStyle()
    {
        using var resource = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("html.report.css")!);
        return resource.ReadToEnd().ReplaceLineEndings("\n");
    }
}
