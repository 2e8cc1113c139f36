using System.Globalization;
using System.Net;
using System.Text;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>The body of a mail for clients that show HTML: sentences, headline figures, a link.</summary>
public static class HtmlMail
{
    /// <summary>Words the body.</summary>
    /// <param name="document">The report.</param>
    /// <param name="link">Where it can be seen in a browser; null for nowhere.</param>
    /// <param name="linkText">What the link says.</param>
    /// <param name="attached">That the report is attached.</param>
    public static string Body(ReportDocument document, string? link, string linkText, string attached)
    {
        ArgumentNullException.ThrowIfNull(document);
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{document.Language}\"><meta charset=\"utf-8\"><body><h1>{Text(document.Title)}</h1><p>{Text(document.Subtitle)}</p>");
        foreach (var line in document.Blocks.OfType<Sentences>().SelectMany(s => s.Lines))
        {
            body.Append(CultureInfo.InvariantCulture, $"<p>{Text(line)}</p>");
        }

        if (link is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Text(link)}\">{Text(linkText)}</a></p>");
        }

        return body.Append(CultureInfo.InvariantCulture, $"<p>{Text(attached)}</p></body></html>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
