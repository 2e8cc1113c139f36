using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Charts;

/// <summary>
/// Horizontal bars: one row per thing, one panel per series, each with its own scale. Names have room to the left, and
/// every bar says its value: at its end, or beside the panel where a limit would run through it.
/// </summary>
/// <param name="Title">Name of the chart, for those who cannot see it.</param>
/// <param name="Labels">Names of the rows.</param>
/// <param name="Series">Panels, left to right; each with as many bars as there are rows.</param>
/// <param name="Description">What the chart shows, in words.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Labels, IReadOnlyList<BarSeries> Series, string Description)
{
    private const double WithTitles = 17;
    private const double WithoutTitles = 4;
    private const double RowHeight = 14;
    private const double BarHeight = 8;
    private const double Gap = 18;
    private const double LabelGap = 8;
    private const double ValueGap = 4;
    private const double WidestLabel = 140;
    private static readonly Stroke Axis = new(Palette.Neutral, 0.6);

    private double HeaderHeight => Series.Any(s => s.Title.Length > 0) ? WithTitles : WithoutTitles;

    private double RowsEnd => HeaderHeight + RowHeight * Labels.Count;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">Width in points.</param>
    public Drawing Draw(double width = 515)
    {
        var labelRoom = Math.Min(Math.Min(WidestLabel, width * (Series.Count > 1 ? 0.28 : 0.4)), Labels.Max(l => ChartText.Width(l, ChartText.Size)));
        var left = labelRoom + LabelGap;
        var panelWidth = (width - left - Gap * (Series.Count - 1)) / Series.Count;
        var height = RowsEnd + (Series.Any(s => s.Limit is not null) ? 12 : 2);
        var labels = Labels.Select((label, row) => new Shape.Text(
            new(labelRoom, BaseLine(row, ChartText.Size)), ChartText.Shorten(label, labelRoom, ChartText.Size), ChartText.Size, Palette.Ink, Anchor.End));
        var panels = Series.SelectMany((series, i) => Panel(series, left + i * (panelWidth + Gap), panelWidth));
        return new Drawing(width, height, Title, Description, [.. labels, .. panels]);
    }

    private double RowMiddle(int row) => HeaderHeight + RowHeight * (row + 0.5);

    private double BaseLine(int row, double size) => RowMiddle(row) + ChartText.BelowMiddle(size);

    private IEnumerable<Shape> Panel(BarSeries series, double left, double width)
    {
        var size = ChartText.SizeFor(series.Bars.Select(b => b.Label), width * 0.7, ChartText.Size, bold: true);
        var room = width - ValueGap - series.Bars.Max(b => ChartText.Width(b.Label, size, bold: true));
        var highest = Math.Max(series.Bars.Max(b => b.Value), series.Limit?.Value ?? 0);
        double Length(long value) => highest > 0 ? room * value / highest : 0;

        var title = ChartText.Shorten(series.Title, width, ChartText.Small);
        if (title.Length > 0)
        {
            yield return new Shape.Text(new(left, ChartText.Size), title, ChartText.Small, Palette.Muted);
        }

        for (var row = 0; row < series.Bars.Count; row++)
        {
            var bar = series.Bars[row];
            if (bar.Value > 0)
            {
                yield return new Shape.Rect(left, RowMiddle(row) - BarHeight / 2, Length(bar.Value), BarHeight, Fill(bar.Emphasis));
            }

            var ink = bar.Emphasis == Emphasis.Alert ? Palette.Alert : Palette.Ink;
            var isBold = bar.Emphasis is Emphasis.Alert or Emphasis.Strong;
            yield return series.Limit is null
                ? new Shape.Text(new(left + Length(bar.Value) + ValueGap, BaseLine(row, size)), bar.Label, size, ink, Anchor.Start, isBold)
                : new Shape.Text(new(left + width, BaseLine(row, size)), bar.Label, size, ink, Anchor.End, isBold);
        }

        yield return new Shape.Line(new(left, HeaderHeight), new(left, RowsEnd), Axis);
        foreach (var shape in series.Limit is { } limit ? LimitLine(limit, left, width, left + Length(limit.Value)) : [])
        {
            yield return shape;
        }
    }

    private IEnumerable<Shape> LimitLine(BarLimit limit, double left, double width, double at)
    {
        yield return new Shape.Line(new(at, HeaderHeight - 3), new(at, RowsEnd + 2), new Stroke(Palette.Ink, 0.8, 2.5));

        // Centred below the line, but never out of the panel.
        var label = ChartText.Shorten(limit.Label, width, ChartText.Small);
        var half = ChartText.Width(label, ChartText.Small) / 2;
        var middle = Math.Clamp(at, left + half, Math.Max(left + half, left + width - half));
        yield return new Shape.Text(new(middle, RowsEnd + 10), label, ChartText.Small, Palette.Muted, Anchor.Middle);
    }

    private static Colour Fill(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Alert => Palette.Alert,
        Emphasis.Muted => Palette.Neutral,
        _ => Palette.Accent,
    };
}

/// <summary>One panel of a bar chart.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Bars">One bar per row.</param>
/// <param name="Limit">A value that bars should not pass; null for none.</param>
public sealed record BarSeries(string Title, IReadOnlyList<Bar> Bars, BarLimit? Limit);

/// <summary>One bar.</summary>
/// <param name="Value">Its length, in any unit that the series shares; zero or more.</param>
/// <param name="Label">Its value, in words.</param>
/// <param name="Emphasis">Strong is the accent colour, muted is grey, alert is red.</param>
public sealed record Bar(long Value, string Label, Emphasis Emphasis);

/// <summary>A value that bars should not pass.</summary>
/// <param name="Value">In the unit of the series.</param>
/// <param name="Label">What it is.</param>
public sealed record BarLimit(long Value, string Label);
