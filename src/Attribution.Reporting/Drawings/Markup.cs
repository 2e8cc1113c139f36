using System.Net;
using System.Text;

namespace Attribution.Reporting.Drawings;

/// <summary>Texts in SVG and HTML.</summary>
internal static class Markup
{
    /// <summary>A text as content or attribute. Control characters, which no escape makes legal in XML, become spaces.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Select(r => Rune.IsControl(r) ? " " : r.ToString())));
}
