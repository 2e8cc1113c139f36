using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Pdf;

public class TilesTests
{
    [Fact]
    public void Tiles_StandInOneRow_WithFiguresOnOneBaseLine()
    {
        var texts = Texts(Gallery.Tiles());
        var figures = texts.Where(t => t.Content is "87.4" or "€31.20" or "6.8%" or "73.0%" or "€2,727.47").ToList();

        Assert.Equal(5, figures.Count);
        Assert.Single(figures.Select(f => (f.At.Y, f.Size)).Distinct());
        Assert.Equal(figures.Select(f => f.At.X).Order(), figures.Select(f => f.At.X));
    }

    [Fact]
    public void Tiles_SetThePlanOnALineOfItsOwn_RedOnlyWhereItNeedsAction()
    {
        var texts = Texts(Gallery.Tiles());
        var plans = texts.Where(t => t.Content is "on pace: 219 of 300" or "allowed €35.00" or "forecast 307 of 300" or "75.9% of €9,000.00").ToList();

        Assert.Single(plans.Select(p => Math.Round(p.At.Y, 6)).Distinct());
        Assert.Equal([Palette.Muted, Palette.Muted, Palette.Muted, Palette.Alert], plans.Select(p => p.Fill));
    }

    [Theory]
    [InlineData("€123,456,789.00")]
    [InlineData("123 456 789 012 Ft")]
    public void Tiles_SetAllFiguresSmaller_WhenOneIsLong(string figure)
    {
        var tiles = new HeadlineTiles([.. Enumerable.Range(1, 5).Select(i => new HeadlineTile("Spend", i == 3 ? figure : "1", "", Emphasis.Normal, ""))]);

        var sizes = Texts(tiles).Where(t => t.Content == figure || t.Content == "1").Select(t => t.Size).Distinct().ToList();
        Assert.InRange(Assert.Single(sizes), 6.5, 17.9);
    }

    private static List<Shape.Text> Texts(HeadlineTiles tiles) =>
        [.. new PdfRenderer(FontSet.Default).Lay(Some.Document(tiles)).Pages.SelectMany(p => p.Marks).Select(m => m.Shape).OfType<Shape.Text>()];
}
