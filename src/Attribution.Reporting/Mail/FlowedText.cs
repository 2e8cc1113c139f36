using System.Text;

namespace Attribution.Reporting.Mail;

/// <summary>
/// Text whose lines are short on the wire and flow in the reader's window: RFC 3676, <c>format=flowed</c>. A line that ends with a
/// space goes on in the next one.
/// </summary>
internal static class FlowedText
{
    private const int Width = 72;
    private const string LineBreak = "\r\n";

    /// <summary>Breaks every paragraph between words; a word that is longer, such as an address, keeps a line of its own.</summary>
    /// <param name="text">Paragraphs, one per line.</param>
    public static string Of(string text)
    {
        var flowed = new StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Add(paragraph.TrimEnd(' '), flowed);
        }

        return flowed.ToString();
    }

    private static void Add(string paragraph, StringBuilder flowed)
    {
        var line = new StringBuilder();
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length + word.Length > Width && line.Length > 0)
            {
                flowed.Append(Stuffed(line)).Append(LineBreak);
                line.Clear();
            }

            line.Append(word).Append(' ');
        }

        line.Length--;
        flowed.Append(Stuffed(line)).Append(LineBreak);
    }

    /// <summary>A space before what would be read as a quotation, or as the beginning of another mail.</summary>
    private static string Stuffed(StringBuilder line)
    {
        var text = line.ToString();
        return text.StartsWith(' ') || text.StartsWith('>') || text.StartsWith("From ", StringComparison.Ordinal) ? " " + text : text;
    }
}
