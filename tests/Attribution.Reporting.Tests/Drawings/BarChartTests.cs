using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Tests.Drawings;

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
        var chart = Draw(Series(new BarLimit(5, "allowed"), first, second, third), Series(null, third, second, first));

        foreach (var text in chart.Shapes.OfType<Shape.Text>())
        {
            var width = FontSet.Default.Width(text.Content, text.Size, text.Bold);
            var left = text.At.X - text.Anchor switch { Anchor.End => width, Anchor.Middle => width / 2, _ => 0 };
            Assert.InRange(left, -0.01, chart.Width);
            Assert.InRange(left + width, 0, chart.Width + 0.01);
        }

        Assert.All(chart.Shapes.OfType<Shape.Rect>(), r => Assert.InRange(r.X + r.Width, 0, chart.Width));
    }

    [Fact]
    public void Draw_ShowsRed_OnlyForWhatNeedsAction()
    {
        var series = new BarSeries("CPL", [new(1, "1", Emphasis.Alert), new(2, "2", Emphasis.Muted), new(3, "3", Emphasis.Strong)], null);

        Assert.Equal([Palette.Alert, Palette.Neutral, Palette.Accent], Draw(series).Shapes.OfType<Shape.Rect>().Select(r => r.Fill));
    }

    private static BarSeries Series(BarLimit? limit, params long[] values) =>
        new("Leads", [.. values.Select(v => new Bar(v, $"{v}", Emphasis.Strong))], limit);

    private static Drawing Draw(params BarSeries[] series) => new BarChart(
        "Title",
        ["Search", "Social", "A name that is much too long for the room which a chart has beside its bars"],
        series,
        "Description").Draw();
}
