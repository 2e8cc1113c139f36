using System.Text;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>Builds markup that is both HTML and well-formed XML. Whatever is not a constant goes through <see cref="Text"/>.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder markup = new();
    private readonly Stack<string> open = new();

    /// <summary>Level of the headings of blocks: 2, and within chapters 3.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; those with an empty value are left out.</param>
    public HtmlText Open(string name, params IReadOnlyList<(string Name, string Value)> attributes)
    {
        open.Push(name);
        markup.Append('<').Append(name);
        foreach (var (attribute, value) in attributes.Where(a => a.Value.Length > 0))
        {
            markup.Append(' ').Append(attribute).Append("=\"").Append(Markup.Escape(value)).Append('"');
        }

        markup.Append('>');
        return this;
    }

    /// <summary>Ends the innermost elements.</summary>
    /// <param name="count">How many.</param>
    public HtmlText Close(int count = 1)
    {
        for (; count > 0; count--)
        {
            markup.Append("</").Append(open.Pop()).Append(">\n");
        }

        return this;
    }

    /// <summary>A text.</summary>
    public HtmlText Text(string text)
    {
        markup.Append(Markup.Escape(text));
        return this;
    }

    /// <summary>An element that holds a text; nothing at all for an empty one.</summary>
    public HtmlText Element(string name, string text, params IReadOnlyList<(string Name, string Value)> attributes) =>
        text.Length == 0 ? this : Open(name, attributes).Text(text).Close();

    /// <summary>Markup from a trusted source.</summary>
    public HtmlText Raw(string trusted)
    {
        markup.Append(trusted);
        return this;
    }

    /// <summary>Class of an emphasis.</summary>
    public static string Class(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Strong => "strong",
        Emphasis.Muted => "muted",
        Emphasis.Alert => "alert",
        _ => "",
    };

    /// <inheritdoc />
    public override string ToString() => open.Count == 0 ? markup.ToString() : throw new InvalidOperationException($"{open.Peek()} is not closed.");
}
