using System.Net;
using System.Security.Cryptography;
using System.Text;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>The report as a web page.</summary>
public static class HtmlReport
{
    private const string Style = "body{font-family:sans-serif}";

    /// <summary>What the page may do.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The report alone.</summary>
    /// <param name="document">The report.</param>
    public static string Article(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return $"<article><h1>{WebUtility.HtmlEncode(document.Title)}</h1><p>{WebUtility.HtmlEncode(document.Subtitle)}</p>{string.Concat(document.Blocks.OfType<Sentences>().SelectMany(s => s.Lines).Select(l => $"<p>{WebUtility.HtmlEncode(l)}</p>"))}</article>";
    }

    /// <summary>The whole page.</summary>
    /// <param name="document">The report.</param>
    /// <param name="controls">Trusted markup above it.</param>
    public static string Page(ReportDocument document, string controls = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        return $"<!DOCTYPE html><html lang=\"{document.Language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{WebUtility.HtmlEncode(document.Title)}</title><style>{Style}</style></head><body>{controls}{Article(document)}</body></html>";
    }
}
