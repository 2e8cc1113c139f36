using System.Globalization;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Tests.Layout;

namespace Attribution.Reporting.Tests.Charts;

public class LineChartTests
{
    // Values of weeks W1, W2, …; a dash is a week without one. Lines are runs of known weeks, a dot is a week between two gaps; the last known has a dot of its own.
#pragma warning disable format
    [Theory]
    [InlineData("10 20 30",         "W1-W3",       "30",        "W1 W3")]
    [InlineData("10 - 30 40",       "W1 W3-W4",    "40",        "W1 W4")]
    [InlineData("- 20 30 -",        "W2-W3",       "30 · W3",   "W1 W4")]
    [InlineData("10 - 30 -",        "W1 W3",       "30 · W3",   "W1 W4")]
    [InlineData("10",               "W1",          "10",        "W1")]
    [InlineData("- -",              "",            "–",         "W1 W2")]
    [InlineData("5 5 5 5",          "W1-W4",       "5",         "W1 W4")]
    [InlineData("0 0 0",            "W1-W3",       "0",         "W1 W3")]
#pragma warning restore format
    public void Draw_ShowsRunsOfKnownWeeks_AndNamesTheLast(string values, string runs, string end, string axis)
    {
        var chart = Line(values).Draw();
        var step = Axis(chart).To.X / Math.Max(1, values.Split(' ').Length - 1);
        string Week(Point p) => values.Contains(' ', StringComparison.Ordinal) ? $"W{Math.Round(p.X / step) + 1:0}" : "W1";

        var drawn = chart.Shapes.Where(s => s is Shape.Polyline or Shape.Dot { Radius: < 2 })
            .Select(s => s is Shape.Polyline p ? $"{Week(p.Points[0])}-{Week(p.Points[^1])}" : Week(((Shape.Dot)s).Centre));
        Assert.Equal(runs, string.Join(' ', drawn));
        var texts = chart.Shapes.OfType<Shape.Text>().Select(t => t.Content).ToList();
        Assert.Equal([end, .. axis.Split(' ')], texts);
        Assert.Empty(Legibility.Faults(chart));
    }

    [Fact]
    public void Draw_StartsTheAxisAtZero_SoThatAChangeLooksAsLargeAsItIs()
    {
        var chart = Line("80 100 90").Draw();
        var axis = Axis(chart).From.Y;
        var heights = chart.Shapes.OfType<Shape.Polyline>().Single().Points.Select(p => axis - p.Y).ToList();

        Assert.Equal([0.8, 1, 0.9], heights.Select(h => Math.Round(h / heights[1], 6)));
    }

    [Fact]
    public void Draw_DropsALineToZero_ForEveryKnownWeek()
    {
        var chart = Line("80 - 90").Draw();
        var weeks = chart.Shapes.OfType<Shape.Line>().Where(l => l.From.X == l.To.X).ToList();

        Assert.Equal(2, weeks.Count);
        Assert.All(weeks, w => Assert.Equal(Axis(chart).From.Y, w.To.Y));
    }

    [Fact]
    public void Draw_DashesTheLimit_AndNamesItBeside()
    {
        var chart = Line("20 30 10", 40, "allowed €40").Draw();

        var limit = chart.Shapes.OfType<Shape.Line>().Single(l => l.Stroke.Dash > 0);
        var name = chart.Shapes.OfType<Shape.Text>().Single(t => t.Content == "allowed €40");
        Assert.True(name.At.X > limit.To.X);
        Assert.Equal(limit.To.Y, name.At.Y, 3.0);
        Assert.True(limit.To.Y < chart.Shapes.OfType<Shape.Polyline>().Single().Points.Min(p => p.Y));
    }

    // What the last value and the limit are, from far apart to the same.
    [Theory]
    [InlineData("10 50 100", 10)]
    [InlineData("10 50 100", 92)]
    [InlineData("10 50 100", 100)]
    [InlineData("10 50 100", 108)]
    [InlineData("10 50 100", 300)]
    [InlineData("90 50 0", 0)]
    [InlineData("90 50 1", 0)]
    [InlineData("90 50 0", 4)]
    [InlineData("90 50 80 - -", 80)]
    [InlineData("90 50 80 - -", 84)]
    [InlineData("90 50 80 - -", 76)]
    [InlineData("0 0 0 - -", 0)]
    [InlineData("- - -", 5)]
    [InlineData("0 0", 0)]
    public void Draw_KeepsNamesApart_WhereverTheLimitIs(string values, int limit)
    {
        Assert.Empty(Legibility.Faults(Line(values, limit, "allowed €35.00").Draw()));
        Assert.Empty(Legibility.Faults(Line(values, limit, "a limit whose name is far too long to stand beside a line of this width").Draw()));
        Assert.Empty(Legibility.Faults(Line(values, limit, "ნებადართული").Draw(180)));
    }

    [Fact]
    public void Draw_NamesALongLimitAboveThePlot_WithItsDashes()
    {
        var chart = Line("10 20 30", 25, "նպատակային հայտի առավելագույն թույլատրված արժեքը՝ 35,00 €").Draw();

        var sample = chart.Shapes.OfType<Shape.Line>().Where(l => l.Stroke.Dash > 0).MinBy(l => l.From.Y)!;
        var name = chart.Shapes.OfType<Shape.Text>().Single(t => t.Content.StartsWith("նպատակային", StringComparison.Ordinal));
        Assert.Equal(sample.To.Y, name.At.Y, 3.0);
        Assert.True(sample.To.X < name.At.X);
    }

    [Fact]
    public void Draw_KeepsLongNumbersWhole()
    {
        var chart = new LineChart("t", "d", [new("2026. gada 1. nedēļa", 1, "1"), new("2026. gada 12. nedēļa", 2, "123 456 789 012,34 EUR")], null, LineTone.Ink).Draw();

        Assert.Contains(chart.Shapes.OfType<Shape.Text>(), t => t.Content == "123 456 789 012,34 EUR");
        Assert.Empty(Legibility.Faults(chart));
    }

    [Fact]
    public void Draw_TellsTonesApartWithoutHue_AndNeverUsesRed()
    {
        var accent = Line("1 2", 2, "allowed").Draw().Shapes;

        Assert.DoesNotContain(accent, s => s is Shape.Text { Fill: var f } && f == Palette.Alert || s is Shape.Line { Stroke.Colour: var c } && c == Palette.Alert);
        Assert.NotEqual(
            accent.OfType<Shape.Polyline>().Single().Stroke.Dash,
            accent.OfType<Shape.Line>().Single(l => l.Stroke.Colour == Palette.Ink).Stroke.Dash);
    }

    private static Shape.Line Axis(Drawing chart) => chart.Shapes.OfType<Shape.Line>().Single(l => l.Stroke.Colour == Palette.Neutral);

    private static LineChart Line(string values, decimal? limit = null, string limitLabel = "") => new(
        "Leads, 12 weeks",
        "In words",
        [.. values.Split(' ').Select((v, i) => v == "-" ? new LinePoint($"W{i + 1}", null, "–") : new LinePoint($"W{i + 1}", decimal.Parse(v, CultureInfo.InvariantCulture), v))],
        limit is { } l ? new LineLimit(l, limitLabel) : null,
        LineTone.Accent);
}
