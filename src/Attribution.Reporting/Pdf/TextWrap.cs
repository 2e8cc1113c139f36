using System.Text;

namespace Attribution.Reporting.Pdf;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrap
{
    private const string Ellipsis = "…";
    private const char SoftHyphen = '\u00AD';

    /// <summary>
    /// Fills lines word by word. Words may be broken after a hyphen, a slash or an underscore, and at a soft hyphen, which is seen only there;
    /// one that is wider than the line is broken anywhere, so that nothing ever runs into its neighbour.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of a line.</param>
    /// <param name="measure">Width of a text.</param>
    /// <returns>At least one line.</returns>
    public static IReadOnlyList<string> Lines(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text, width, measure))
        {
            if (line.Length > 0 && measure(Shown(line + piece)) > width)
            {
                lines.Add(Shown(line));
                line = "";
            }

            line += piece;
        }

        lines.Add(Shown(line));
        return lines;
    }

    /// <summary>The same with a limit: what does not fit ends in an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of a line.</param>
    /// <param name="measure">Width of a text.</param>
    /// <param name="most">Most lines.</param>
    public static IReadOnlyList<string> Lines(string text, double width, Func<string, double> measure, int most)
    {
        var lines = Lines(text, width, measure);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Shorten(lines[most - 1], width, measure)];
    }

    /// <summary>Width below which a word would have to be broken where it should not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="measure">Width of a text.</param>
    public static double Narrowest(string text, Func<string, double> measure) =>
        Pieces(text, double.MaxValue, measure).Select(p => measure(Shown(p))).DefaultIfEmpty(0).Max();

    private static string Shorten(string line, double width, Func<string, double> measure)
    {
        var runes = line.EnumerateRunes().ToList();
        while (runes.Count > 0 && measure(string.Concat(runes) + Ellipsis) > width)
        {
            runes.RemoveAt(runes.Count - 1);
        }

        return string.Concat(runes).TrimEnd() + Ellipsis;
    }

    /// <summary>A line as it is read: without spaces at its end, a hyphen where it ends at a soft one.</summary>
    private static string Shown(string line) =>
        line.EndsWith(SoftHyphen) ? line.Replace($"{SoftHyphen}", "", StringComparison.Ordinal) + "-" : line.TrimEnd().Replace($"{SoftHyphen}", "", StringComparison.Ordinal);

    /// <summary>The parts between which a line may break.</summary>
    private static IEnumerable<string> Pieces(string text, double width, Func<string, double> measure)
    {
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (piece.Length > 0 && rune.Value != ' ' && width < double.MaxValue && measure(piece.ToString() + rune) > width)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune);
            if (rune.Value is ' ' or '-' or '/' or '_' or SoftHyphen || Rune.IsControl(rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }
}
