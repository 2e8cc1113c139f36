using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Sentences as one paragraph in larger type.</summary>
internal static class SentencesLayout
{
    private const double Below = 8;

    /// <summary>Places the block.</summary>
    public static void Place(Sentences block, PageFlow flow)
    {
        flow.Lines(flow.Wrap(string.Join(' ', block.Lines), Typography.Sentence, PageFlow.Width), Typography.Sentence);
        flow.Y += Below;
    }
}

/// <summary>Remarks, each with a dot before it.</summary>
internal static class NoteLayout
{
    private const double Indent = 9;

    /// <summary>Places the block.</summary>
    public static void Place(Note block, PageFlow flow)
    {
        flow.Heading(block.Heading!, "", Typography.Body.Leading);
        foreach (var remark in block.Lines)
        {
            var lines = flow.Wrap(remark, Typography.Body, PageFlow.Width - Indent);
            flow.Ensure(Typography.Body.Leading);
            flow.Canvas.Text(PageFlow.Left + 1, flow.Y + Typography.Body.BaseLine, "·", Typography.Body with { Bold = true });
            flow.Lines(lines, Typography.Body, Indent);
        }
    }
}
