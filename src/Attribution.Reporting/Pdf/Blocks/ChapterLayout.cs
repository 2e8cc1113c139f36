using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>The heading of a chapter, on one page with what opens it: everything up to its first table, chart or pair.</summary>
internal static class ChapterLayout
{
    private const double Above = 22;
    private const double Rule = 3;
    private const double Below = 9;

    /// <summary>Places the heading.</summary>
    /// <param name="chapter">The chapter.</param>
    /// <param name="following">Height of what opens it; null when that is more than a page.</param>
    /// <param name="flow">Where it goes.</param>
    public static void Place(Chapter chapter, double? following, PageFlow flow)
    {
        flow.HeadingLevel = 2;
        var heading = new HeadingLines(chapter.Heading!, chapter.Detail, Typography.Chapter, Typography.HeadingDetail, PageFlow.ContentWidth, flow);
        flow.Break(Above, heading.Height + Rule + Below + (following ?? PageFlow.FullHeight / 2));
        flow.Y = heading.Draw(PageFlow.Left, flow.Y, flow) + Rule;
        flow.Page.Rule(new Stroke(Palette.Ink, 0.8), new(PageFlow.Left, flow.Y), new(PageFlow.Right, flow.Y));
        flow.Y += Below;
        flow.HeadingLevel = 3;
    }

    /// <summary>The blocks that open a chapter.</summary>
    /// <param name="following">All that follows its heading.</param>
    public static IEnumerable<ReportBlock> Opening(IEnumerable<ReportBlock> following)
    {
        foreach (var block in following.TakeWhile(block => block is not Chapter))
        {
            yield return block;
            if (block is not (Sentences or HeadlineTiles))
            {
                yield break;
            }
        }
    }
}
