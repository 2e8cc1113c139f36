namespace Attribution.Reporting.Pdf;

/// <summary>A heading, and what is said beside it: on its last line, or below when there is no room.</summary>
internal sealed class HeadingLines
{
    private const double Gap = 7;
    private readonly string text;
    private readonly IReadOnlyList<string> lines;
    private readonly IReadOnlyList<string> details;
    private readonly TypeStyle style;
    private readonly TypeStyle detailStyle;
    private readonly double beside;
    private readonly bool fitsBeside;

    /// <summary>Breaks the heading into lines.</summary>
    /// <param name="text">The heading.</param>
    /// <param name="detail">Said beside it; empty for nothing.</param>
    /// <param name="style">How the heading is set.</param>
    /// <param name="detailStyle">How the rest is set.</param>
    /// <param name="width">Room.</param>
    /// <param name="flow">Where it goes.</param>
    public HeadingLines(string text, string detail, TypeStyle style, TypeStyle detailStyle, double width, PageFlow flow)
    {
        (this.text, this.style, this.detailStyle) = (text, style, detailStyle);
        lines = flow.Wrap(text, style, width);
        beside = lines.Count > 0 ? flow.Width(lines[^1], style) + Gap : 0;
        fitsBeside = lines.Count > 0 && beside + flow.Width(detail, detailStyle) <= width;
        details = fitsBeside && detail.Length > 0 ? [detail] : flow.Wrap(detail, detailStyle, width);
    }

    /// <summary>Height of all lines.</summary>
    public double Height => lines.Count * style.Leading + (fitsBeside ? 0 : details.Count * detailStyle.Leading);

    /// <summary>Draws it and returns where the next thing goes.</summary>
    public double Draw(double x, double y, PageFlow flow)
    {
        flow.AddToOutline(text, y);
        using (flow.Structure.Open($"H{flow.HeadingLevel}"))
        {
            y = flow.Page.Lines(x, y, lines, style);
        }

        if (!fitsBeside)
        {
            return flow.Page.Paragraph(x, y, details, detailStyle);
        }

        // On the heading's own base line.
        flow.Page.Paragraph(x + beside, y - style.Leading + style.BaseLine - detailStyle.BaseLine, details, detailStyle);
        return y;
    }
}
