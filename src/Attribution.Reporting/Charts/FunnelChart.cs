using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Charts;

/// <summary>Steps from many to few, as bars of one scale from one axis; between two steps stands which part came through.</summary>
/// <param name="Title">Name of the chart, for those who cannot see it.</param>
/// <param name="Description">What the chart shows, in words.</param>
/// <param name="Steps">Steps from first to last.</param>
public sealed record FunnelChart(string Title, string Description, IReadOnlyList<FunnelStep> Steps)
{
    private const double BarHeight = 10;
    private const double StepHeight = 14;
    private const double RateHeight = 11;
    private const double LabelGap = 7;
    private const double ValueGap = 4;

    // Where one step is thousands of times another, its bar is still to be seen.
    private const double Thinnest = 0.8;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">Width in points.</param>
    public Drawing Draw(double width = 240)
    {
        var labels = Math.Min(width * 0.4, Steps.Select(s => ChartText.Width(s.Label, ChartText.Size)).DefaultIfEmpty(0).Max());
        var axis = labels + LabelGap;
        var known = Steps.Where(s => s.Value is not null).Select(s => s.ValueLabel).ToList();
        var size = ChartText.SizeFor(known, (width - axis) * 0.7, ChartText.Size, bold: true);
        var room = width - axis - ValueGap - known.Select(v => ChartText.Width(v, size, bold: true)).DefaultIfEmpty(0).Max();
        var highest = Steps.Max(s => s.Value) ?? 0;

        var (shapes, y) = (new List<Shape>(), 0.0);
        foreach (var step in Steps)
        {
            if (step.Rate.Length > 0)
            {
                var rate = ChartText.Shorten(step.Rate, width - axis - ValueGap, ChartText.Small);
                shapes.Add(new Shape.Text(new(axis + ValueGap, BaseLine(y, RateHeight, ChartText.Small)), rate, ChartText.Small, Palette.Muted));
                y += RateHeight;
            }

            var label = ChartText.Shorten(step.Label, labels, ChartText.Size);
            shapes.Add(new Shape.Text(new(labels, BaseLine(y, StepHeight, ChartText.Size)), label, ChartText.Size, Palette.Ink, Anchor.End));
            var length = step.Value > 0 ? Math.Max(Thinnest, room * (double)(step.Value.Value / highest)) : 0;
            if (length > 0)
            {
                shapes.Add(new Shape.Rect(axis, y + (StepHeight - BarHeight) / 2, length, BarHeight, Palette.Accent));
            }

            shapes.Add(step.Value is not null
                ? new Shape.Text(new(axis + length + ValueGap, BaseLine(y, StepHeight, size)), step.ValueLabel, size, Palette.Ink, Bold: true)
                : new Shape.Text(
                    new(axis + ValueGap, BaseLine(y, StepHeight, ChartText.Size)),
                    ChartText.Shorten(step.ValueLabel, width - axis - ValueGap, ChartText.Size),
                    ChartText.Size,
                    Palette.Muted));
            y += StepHeight;
        }

        shapes.Add(new Shape.Line(new(axis, 0), new(axis, y), new Stroke(Palette.Neutral, 0.6)));
        return new Drawing(width, y, Title, Description, shapes);
    }

    private static double BaseLine(double top, double height, double size) => top + height / 2 + ChartText.BelowMiddle(size);
}

/// <summary>One step of a funnel.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How many; null when it was not reported.</param>
/// <param name="ValueLabel">The number, or why there is none, in words.</param>
/// <param name="Rate">Which part of the step before came here, in words; empty for the first.</param>
public sealed record FunnelStep(string Label, decimal? Value, string ValueLabel, string Rate);
