using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Sentences as one paragraph in larger type.</summary>
internal static class SentencesLayout
{
    private const double Below = 8;

    /// <summary>Places the block.</summary>
    public static void Place(Sentences block, PageFlow flow)
    {
        using var paragraph = flow.Structure.Open("P");
        flow.Lines(flow.Wrap(string.Join(' ', block.Lines), Typography.Sentence, PageFlow.ContentWidth), Typography.Sentence);
        flow.Y += Below;
    }
}

/// <summary>Remarks over the whole width, on as many pages as they need, each with a dot before it.</summary>
internal static class NoteLayout
{
    /// <summary>Places the block.</summary>
    public static void Place(Note block, PageFlow flow)
    {
        flow.Heading(block.Heading!, "", Typography.Body.Leading);
        using var list = flow.Structure.Open("L");
        foreach (var remark in block.Lines)
        {
            var lines = flow.Wrap(remark, Typography.Body, PageFlow.ContentWidth - NoteContent.Indent);
            flow.Ensure(Typography.Body.Leading);
            Dot(PageFlow.Left, flow.Y, isSeen: true, flow);
            using (flow.Structure.Open("LI"))
            using (flow.Structure.Open("LBody"))
            {
                flow.Lines(lines, Typography.Body, NoteContent.Indent);
            }
        }
    }

    /// <summary>The dot before a remark: the list says already that it is one.</summary>
    public static void Dot(double x, double y, bool isSeen, PageFlow flow)
    {
        using var artifact = flow.Structure.Artifact();
        flow.Page.Text(x + 1, y + Typography.Body.BaseLine, isSeen ? "·" : "", Typography.Body with { Bold = true });
    }
}
