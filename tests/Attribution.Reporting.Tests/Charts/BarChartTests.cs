using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Layout;

namespace Attribution.Reporting.Tests.Charts;

public class BarChartTests
{
    [Fact]
    public void Draw_MakesBarsAsLongAsTheirValues()
    {
        var bars = Draw(Series(null, 40, 20, 0)).Shapes.OfType<Shape.Rect>().ToList();

        Assert.Equal(2, bars.Count);
        Assert.Equal(bars[0].Width, 2 * bars[1].Width, 6);
        Assert.Equal(bars[0].X, bars[1].X);
    }

    [Fact]
    public void Draw_LeavesRoomForALimit_ThatIsAboveEveryBar()
    {
        var chart = Draw(Series(new BarLimit(80, "allowed 80"), 40, 20, 0));

        var limit = chart.Shapes.OfType<Shape.Line>().Single(l => l.Stroke.Dash > 0);
        var bar = chart.Shapes.OfType<Shape.Rect>().First();
        Assert.Equal(2 * bar.Width, limit.From.X - bar.X, 6);
        Assert.Contains(chart.Shapes.OfType<Shape.Text>(), t => t.Content == "allowed 80");
    }

    [Fact]
    public void Draw_KeepsTheLimitOutOfTheValues()
    {
        var chart = Draw(Series(new BarLimit(39, "allowed"), 40, 38, 0));

        var limit = chart.Shapes.OfType<Shape.Line>().Single(l => l.Stroke.Dash > 0).From.X;
        Assert.All(
            chart.Shapes.OfType<Shape.Text>().Where(t => t.Content is "40" or "38" or "0"),
            t => Assert.True(t.At.X - FontSet.Default.Width(t.Content, t.Size, t.Bold) > limit));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(long.MaxValue, 1, 0)]
    public void Draw_KeepsEverythingInside(long first, long second, long third)
    {
        foreach (var width in new[] { 515, 240 })
        {
            var chart = Chart(Series(new BarLimit(5, "a limit with a name that is longer than its panel"), first, second, third), Series(null, third, second, first)).Draw(width);

            Assert.Equal(width, chart.Width);
            Assert.Empty(Legibility.Faults(chart, first == long.MaxValue ? 3 : Legibility.SmallestType));
        }
    }

    [Fact]
    public void Draw_ShowsRed_OnlyForWhatNeedsAction()
    {
        var series = new BarSeries("CPL", [new(1, "1", Emphasis.Alert), new(2, "2", Emphasis.Muted), new(3, "3", Emphasis.Strong)], null);

        Assert.Equal([Palette.Alert, Palette.Neutral, Palette.Accent], Draw(series).Shapes.OfType<Shape.Rect>().Select(r => r.Fill));
    }

    [Fact]
    public void Draw_LeavesNoRoomForTitles_WhereThereAreNone()
    {
        var untitled = Draw(Series(null, 1, 2, 3) with { Title = "" });

        Assert.Equal(13, Draw(Series(null, 1, 2, 3)).Height - untitled.Height, 6);
        Assert.DoesNotContain(untitled.Shapes.OfType<Shape.Text>(), t => t.Content.Length == 0);
        Assert.Empty(Legibility.Faults(untitled));
    }

    private static BarSeries Series(BarLimit? limit, params long[] values) =>
        new("Leads", [.. values.Select(v => new Bar(v, $"{v}", Emphasis.Strong))], limit);

    private static Drawing Draw(params BarSeries[] series) => Chart(series).Draw();

    private static BarChart Chart(params BarSeries[] series) => new(
        "Title",
        ["Search", "Social", "A name that is much too long for the room which a chart has beside its bars"],
        series,
        "Description");
}
