using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Charts;

/// <summary>Room that texts take in a chart.</summary>
internal static class ChartText
{
    private const string Ellipsis = "…";

    /// <summary>Size of what a chart is about.</summary>
    public const double Size = 8;

    /// <summary>Size of axis labels, limits and other side notes.</summary>
    public const double Small = 7.2;

    /// <summary>Distance from the middle of a line of text to its base line: capitals and digits then stand in the middle.</summary>
    public static double BelowMiddle(double size) => 0.36 * size;

    /// <summary>Width of a text on one line, in points.</summary>
    public static double Width(string text, double size, bool bold = false) => FontSet.Default.Width(text, size, bold);

    /// <summary>The text, or its beginning and an ellipsis when it is wider than the room. For names; a number is never shortened.</summary>
    public static string Shorten(string text, double room, double size, bool bold = false)
    {
        if (Width(text, size, bold) <= room)
        {
            return text;
        }

        var runes = text.EnumerateRunes().Select(r => r.ToString()).ToList();
        var kept = runes.Count;
        while (kept > 0 && Width(string.Concat(runes.Take(kept)) + Ellipsis, size, bold) > room)
        {
            kept--;
        }

        return string.Concat(runes.Take(kept)).TrimEnd() + Ellipsis;
    }

    /// <summary>The size at which texts that must be read whole fit the room: the wished one, or smaller.</summary>
    public static double SizeFor(IEnumerable<string> texts, double room, double size, bool bold = false) =>
        Math.Min(size, texts.Select(t => Width(t, size, bold)).DefaultIfEmpty(0).Max() is var widest && widest > room ? size * room / widest : size);
}
