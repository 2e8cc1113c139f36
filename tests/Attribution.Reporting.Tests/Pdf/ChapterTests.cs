using System.Xml.Linq;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Html;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Pdf;

public class ChapterTests
{
    private static readonly PdfRenderer Renderer = new(FontSet.Default);

    [Fact]
    public void Headings_OfAChapter_AreBelowItsOwn()
    {
        var report = Some.Document(Gallery.Quality, new Chapter("First", "days"), Gallery.Campaigns(2), new Chapter("Second", ""), Gallery.Campaigns(1));

        Assert.Equal("H1 P H2 L H2 P H3 P Table H2 H3 P Table", string.Join(' ', Renderer.Lay(report).Structure.Root.Parts.Select(part => part.Type)));
        Assert.Equal(["About these figures", "First", "Campaigns", "Second", "Campaigns"], Renderer.Lay(report).Outline.Select(entry => entry.Title));

        var page = XDocument.Parse(HtmlReport.Page(report));
        Assert.Equal(
            ["h2 About these figures", "h2 First", "h3 Campaigns", "h2 Second", "h3 Campaigns"],
            page.Descendants().Where(e => e.Name.LocalName is "h2" or "h3").Select(e => $"{e.Name.LocalName} {e.FirstNode!.ToString().Trim()}"));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(45, 2)]
    [InlineData(52, 2)]
    public void Chapter_BeginsOnANewPage_OnlyWhereItsOpeningWouldBeCut(int filled, int page)
    {
        var pages = Renderer.Lay(Some.Document(Filler(filled), new Chapter("Chapter", ""), Gallery.Sentences, Gallery.Tiles(), Gallery.Campaigns(5))).Pages;

        Assert.Equal(page - 1, pages.ToList().FindIndex(p => p.Marks.Any(mark => mark.Shape is Shape.Text { Content: "Chapter" })));
        Assert.Equal(page - 1, pages.ToList().FindIndex(p => p.Marks.Any(mark => mark.Shape is Shape.Text { Content: "2026_03_search_brand_lv_5" })));
    }

    [Fact]
    public void Chapter_WhoseOpeningIsLongerThanAPage_BeginsWhereHalfAPageIsLeft()
    {
        int PageOf(int filled) => Renderer.Lay(Some.Document(Filler(filled), new Chapter("Chapter", ""), Gallery.Campaigns(90))).Pages.ToList()
            .FindIndex(p => p.Marks.Any(mark => mark.Shape is Shape.Text { Content: "Chapter" }));

        Assert.Equal([0, 1], [PageOf(20), PageOf(40)]);
    }

    [Fact]
    public void Overview_IsWhatComesBeforeTheFirstChapter()
    {
        var report = Some.Document(Gallery.Sentences, new Chapter("Chapter", ""), Gallery.Tiles());

        Assert.Equal([Gallery.Sentences], report.Overview);
        Assert.DoesNotContain("€31.20", HtmlMail.Body(report, null, "", ""), StringComparison.Ordinal);
    }

    private static Note Filler(int lines) => new("Filler", [.. Enumerable.Range(1, lines).Select(i => $"line {i}")]);
}
