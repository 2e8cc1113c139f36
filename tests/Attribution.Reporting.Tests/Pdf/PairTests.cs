using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Pdf;

public class PairTests
{
    [Fact]
    public void Pair_StandsInFramesOfEqualHeight_SideBySide()
    {
        var frames = Frames(Gallery.PlanAndPay);

        Assert.Equal(2, frames.Count);
        Assert.Equal((frames[0].Top, frames[0].Bottom), (frames[1].Top, frames[1].Bottom));
        Assert.True(frames[0].Right < frames[1].Left);
        Assert.Equal(PageFlow.Left, frames[0].Left, 6);
        Assert.Equal(PageFlow.Right, frames[1].Right, 6);
    }

    [Fact]
    public void Pair_GoesToTheNextPageAsAWhole()
    {
        foreach (var lines in Enumerable.Range(40, 20))
        {
            var flow = Lay(new Note("Before", [.. Enumerable.Repeat("line", lines)]), Gallery.Trends);
            var pages = flow.Pages.Select(p => p.Marks.Count(m => m.Shape is Shape.Polyline { Points.Count: 5 })).ToList();

            Assert.Equal(2, pages.Sum());
            Assert.DoesNotContain(1, pages);
        }
    }

    [Fact]
    public void Pair_StandsOneBelowTheOther_WhenItIsHigherThanAPage()
    {
        var flow = Lay(new Pair(new Note("Left", [.. Enumerable.Repeat("line", 100)]), new Note("Right", ["line"])));

        Assert.DoesNotContain(flow.Pages.SelectMany(p => p.Marks), m => m.Shape is Shape.Polyline { Points.Count: 5 });
        Assert.Equal(["Left", "Right"], flow.Outline.Select(o => o.Title));
        Assert.Equal(101, flow.Pages.SelectMany(p => p.Marks).Count(m => m.Shape is Shape.Text { Content: "line" }));
    }

    [Fact]
    public void Pair_StandsOneBelowTheOther_WhenOneOfThemIsATable() =>
        Assert.Equal(["About these figures", "Campaigns"], Lay(new Pair(Gallery.Quality, Gallery.Campaigns(3))).Outline.Select(o => o.Title));

    [Fact]
    public void Charts_StartOnOneLine_AlsoWhenOneHeadingIsHigher()
    {
        var chart = new Drawing(100, 50, "", "", [new Shape.Rect(0, 0, 100, 50, Palette.Accent)]);
        var tall = new ChartBlock("Leads", "said beside the heading where there is room, and here there is none left at all", chart);
        var bars = Lay(new Pair(tall, new ChartBlock("CPL", "", chart))).Pages[0].Marks.Select(m => m.Shape).OfType<Shape.Rect>().ToList();

        Assert.Equal(bars[0].Y, bars[1].Y);
    }

    [Fact]
    public void Pair_IsInTheTableOfContents() => Assert.Equal(["Leads", "CPL"], Lay(Gallery.Trends).Outline.Select(o => o.Title));

    private static PageFlow Lay(params IReadOnlyList<ReportBlock> blocks) => new PdfRenderer(FontSet.Default).Lay(Some.Document(blocks));

    private static List<(double Left, double Top, double Right, double Bottom)> Frames(Pair pair) =>
        [.. Lay(pair).Pages.SelectMany(p => p.Marks).Select(m => m.Shape).OfType<Shape.Polyline>().Where(p => p.Points.Count == 5)
            .Select(p => (p.Points.Min(c => c.X), p.Points.Min(c => c.Y), p.Points.Max(c => c.X), p.Points.Max(c => c.Y)))];
}
