using System.Globalization;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Tests.Layout;

namespace Attribution.Reporting.Tests.Charts;

public class SmallChartTests
{
#pragma warning disable format
    // done, mark, end of the filled part of 200 points, place of the mark
    [Theory]
    [InlineData(0.73, 0.71, 146, 142.0)]
    [InlineData(0.00, 0.50,   0, 100.0)]
    [InlineData(1.00, 1.00, 200, 198.6)]
    [InlineData(1.46, null, 200, null)]
    [InlineData(-0.2, 0.00,   0, 1.4)]
    [InlineData(0.50, 7.00, 100, 198.6)]
#pragma warning restore format
    public void ProgressBar_FillsUp(double done, double? mark, double filled, double? marked)
    {
        var bar = new ProgressBar("Plan", "73% of 300 leads", done, mark).Draw(200);

        Assert.Equal(filled, bar.Shapes.OfType<Shape.Rect>().Where(r => r.Fill == Palette.Accent).Select(r => r.Width).SingleOrDefault(), 6);
        Assert.Equal(200, bar.Shapes.OfType<Shape.Rect>().Single(r => r.Fill == Palette.Track).Width);
        Assert.Equal(marked, bar.Shapes.OfType<Shape.Line>().Where(l => l.Stroke.Colour == Palette.Ink).Select(l => (double?)Math.Round(l.From.X, 6)).SingleOrDefault());
        Assert.Equal(("Plan", "73% of 300 leads"), (bar.Title, bar.Description));
        Assert.Empty(Legibility.Faults(bar));
    }

    [Fact]
    public void ProgressBar_MarkStandsOut_AlsoOnTheFilledPart()
    {
        var bar = new ProgressBar("t", "d", 1, 0.5).Draw(200);
        var (filled, mark) = (bar.Shapes.OfType<Shape.Rect>().Last(), bar.Shapes.OfType<Shape.Line>().Last());

        Assert.True(mark.From.Y < filled.Y && mark.To.Y > filled.Y + filled.Height);
        Assert.Contains(bar.Shapes.OfType<Shape.Line>(), l => l.Stroke.Colour == Palette.Paper && l.Stroke.Width > mark.Stroke.Width);
    }

#pragma warning disable format
    // values, number of lines, of single dots, and whether the last has its dot
    [Theory]
    [InlineData("1 2 3 4",   1, 0, true)]
    [InlineData("1 - 3 4",   1, 1, true)]
    [InlineData("1 2 3 -",   1, 0, false)]
    [InlineData("- - - 4",   0, 1, true)]
    [InlineData("- - - -",   0, 0, false)]
    [InlineData("0 0 0 0",   1, 0, true)]
    [InlineData("7",         0, 1, true)]
    [InlineData("-3 2 -1 4", 1, 0, true)]
#pragma warning restore format
    public void Sparkline_ShowsItsShape_AndNothingForGaps(string values, int lines, int dots, bool endsInADot)
    {
        var line = new Sparkline("Leads", "1, 2, 3, 4", [.. values.Split(' ').Select(v => v == "-" ? (decimal?)null : decimal.Parse(v, CultureInfo.InvariantCulture))]).Draw();

        Assert.Equal(lines, line.Shapes.OfType<Shape.Polyline>().Count());
        Assert.Equal(dots, line.Shapes.OfType<Shape.Dot>().Count(d => d.Radius < 1));
        Assert.Equal(endsInADot, line.Shapes.OfType<Shape.Dot>().Any(d => d.Radius > 1));
        Assert.Equal((44, 12), (line.Width, line.Height));
        Assert.Empty(Legibility.Faults(line));
    }

    [Fact]
    public void Funnel_MakesBarsOfOneScale()
    {
        var bars = Funnel(("Clicks", 2000, "2,000"), ("Applications", 500, "500"), ("Leads", 100, "100")).Shapes.OfType<Shape.Rect>().ToList();

        Assert.Equal([1, 0.25, 0.05], bars.Select(b => Math.Round(b.Width / bars[0].Width, 6)));
        Assert.Single(bars.Select(b => b.X).Distinct());
    }

    [Fact]
    public void Funnel_WritesTheRateBetweenTwoSteps()
    {
        var texts = Funnel(("Clicks", 2000, "2,000"), ("Leads", 100, "100")).Shapes.OfType<Shape.Text>().ToList();
        double Y(string text) => texts.Single(t => t.Content == text).At.Y;

        Assert.InRange(Y("5% of Clicks"), Y("2,000") + 5, Y("100") - 5);
    }

    [Fact]
    public void Funnel_ShowsAStepThatWasNotReported_WithoutABar()
    {
        var chart = Funnel(("Impressions", null, "not reported"), ("Clicks", 2000, "2,000"), ("Leads", 0, "0"));

        Assert.Single(chart.Shapes.OfType<Shape.Rect>());
        Assert.Equal(Palette.Muted, chart.Shapes.OfType<Shape.Text>().Single(t => t.Content == "not reported").Fill);
        Assert.Equal(Palette.Ink, chart.Shapes.OfType<Shape.Text>().Single(t => t.Content == "0").Fill);
    }

    [Fact]
    public void Funnel_KeepsATinyStepVisible() =>
        Assert.All(Funnel(("Impressions", 9_000_000, "9,000,000"), ("Leads", 1, "1")).Shapes.OfType<Shape.Rect>(), r => Assert.True(r.Width >= 0.8));

    [Theory]
    [InlineData(240)]
    [InlineData(190)]
    public void Funnel_IsLegible_WhateverItsWords(double width)
    {
        Assert.Empty(Legibility.Faults(Funnel(width, ("Հայտերի ընդհանուր քանակը", 9_999_999_999m, "9 999 999 999"), ("ა", null, "არ არის მოცემული"), ("Х", 3, "3"))));
        Assert.Empty(Legibility.Faults(Funnel(width, ("Nothing at all", null, "–"), ("Leads", null, "–"))));
    }

    private static Drawing Funnel(params (string Label, decimal? Value, string Text)[] steps) => Funnel(240, steps);

    private static Drawing Funnel(double width, params (string Label, decimal? Value, string Text)[] steps) => new FunnelChart(
        "Funnel",
        "In words",
        [.. steps.Select((s, i) => new FunnelStep(s.Label, s.Value, s.Text, i == 0 ? "" : $"5% of {steps[i - 1].Label}"))]).Draw(width);
}
