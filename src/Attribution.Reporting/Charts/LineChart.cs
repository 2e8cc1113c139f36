using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Charts;

/// <summary>
/// A line over weeks, from zero up. Its last known value is named at its end, a limit is a dashed line with its name beside it; there is no
/// other scale, and nothing to look up.
/// </summary>
/// <param name="Title">Name of the chart, for those who cannot see it.</param>
/// <param name="Description">What the chart shows, in words.</param>
/// <param name="Points">Values at equal distances, at least one.</param>
/// <param name="Limit">A value that the line should keep to one side of; null for none.</param>
/// <param name="Tone">Colour of the line.</param>
public sealed record LineChart(string Title, string Description, IReadOnlyList<LinePoint> Points, LineLimit? Limit, LineTone Tone)
{
    private const double PlotHeight = 50;
    private const double Above = 13;
    private const double AxisHeight = 13;
    private const double LegendHeight = 11;
    private const double EndGap = 6;
    private const double EndSize = 9;
    private const double DotRadius = 2.4;
    private const double LineApart = 10;
    private const double OffLine = 6;
    private const double DashLength = 14;
    private static readonly Stroke Dashes = new(Palette.Ink, 0.8, 2.5);

    /// <summary>Draws the chart.</summary>
    /// <param name="width">Width in points.</param>
    public Drawing Draw(double width = 240)
    {
        // Names at the right may take a good part of the width; a longer name of the limit stands above the plot.
        var most = width * 0.42;
        var (end, endSize) = EndLabel(most);
        var limitWidth = Limit is null ? 0 : ChartText.Width(Limit.Label, ChartText.Small);
        var isBeside = Limit is not null && limitWidth <= most;
        var right = width - EndGap - Math.Max(ChartText.Width(end, endSize, bold: true), isBeside ? limitWidth : 0);
        var top = Above + (Limit is not null && !isBeside ? LegendHeight : 0);
        var bottom = top + PlotHeight;
        var line = new TimeLine([.. Points.Select(p => p.Value)], Limit?.Value, DotRadius, right, top, bottom);
        var limitY = Limit is null ? (double?)null : line.Y(Limit.Value);
        var (endAt, limitAt) = Places(line, right, limitY, top, bottom);

        // A thin line down to the axis for each week: that is zero.
        var shapes = line.Known.Select(p => (Shape)new Shape.Line(p, p with { Y = bottom }, new Stroke(Palette.Hairline, 0.6))).ToList();
        shapes.Add(new Shape.Line(new(0, bottom), new(right, bottom), new Stroke(Palette.Neutral, 0.6)));
        if (Limit is not null)
        {
            shapes.Add(new Shape.Line(new(0, limitY!.Value), new(right, limitY.Value), Dashes));
            shapes.AddRange(isBeside
                ? [new Shape.Text(new(right + EndGap, limitAt + ChartText.BelowMiddle(ChartText.Small)), Limit.Label, ChartText.Small, Palette.Muted)]
                : Legend(Limit, width));
        }

        var isKnown = line.LastKnown >= 0;
        var colour = !isKnown ? Palette.Muted : Tone == LineTone.Accent ? Palette.Accent : Palette.Ink;
        shapes.AddRange(line.Shapes(new Stroke(colour, 1.6), 1.4));
        if (isKnown)
        {
            shapes.Add(new Shape.Dot(line.At(line.LastKnown), DotRadius, colour));
        }

        shapes.Add(new Shape.Text(new(endAt.X, endAt.Y + ChartText.BelowMiddle(endSize)), end, endSize, colour, Anchor.Start, isKnown));
        shapes.AddRange(Axis(right, bottom + AxisHeight - 2.5));
        return new Drawing(width, bottom + AxisHeight, Title, Description, shapes);
    }

    /// <summary>The last known value; with its week where newer ones are missing. Without any, why there is none.</summary>
    private (string Text, double Size) EndLabel(double room)
    {
        if (Points.LastOrDefault(p => p.Value is not null) is not { } known)
        {
            return (ChartText.Shorten(Points[^1].ValueLabel, room, ChartText.Size, bold: true), ChartText.Size);
        }

        var text = ReferenceEquals(known, Points[^1]) ? known.ValueLabel : $"{known.ValueLabel} · {known.Label}";
        return (text, ChartText.SizeFor([text], room, EndSize, bold: true));
    }

    /// <summary>
    /// Where the value and the name of the limit stand: at the height of what they name, but a line apart, and off the dashes. The space to
    /// the right of the last known value is empty.
    /// </summary>
    private (Point End, double Limit) Places(TimeLine line, double right, double? limit, double top, double bottom)
    {
        if (line.LastKnown < 0)
        {
            return (new(right + EndGap, (top + bottom) / 2), limit ?? 0);
        }

        var value = line.At(line.LastKnown);
        var end = value with { X = value.X + EndGap };
        var isLast = line.LastKnown == Points.Count - 1;
        if (limit is { } y && Math.Abs(value.Y - y) < LineApart)
        {
            if (isLast)
            {
                // The limit's name gives way; the axis is at the bottom, so that there is always room above.
                var goesUp = y <= value.Y || value.Y + LineApart > bottom;
                return (end, goesUp ? value.Y - LineApart : value.Y + LineApart);
            }

            end = end with { Y = y <= value.Y ? y + OffLine : y - OffLine };
        }

        return (isLast ? end : end with { Y = Math.Min(end.Y, bottom - OffLine) }, limit ?? 0);
    }

    private static Shape[] Legend(LineLimit limit, double width) =>
    [
        new Shape.Line(new(0, LegendHeight / 2), new(DashLength, LegendHeight / 2), Dashes),
        new Shape.Text(
            new(DashLength + 4, LegendHeight / 2 + ChartText.BelowMiddle(ChartText.Small)),
            ChartText.Shorten(limit.Label, width - DashLength - 4, ChartText.Small),
            ChartText.Small,
            Palette.Muted),
    ];

    private IEnumerable<Shape> Axis(double right, double baseLine)
    {
        var room = Points.Count > 1 ? (right - EndGap) / 2 : right;
        if (Points.Count > 1)
        {
            yield return new Shape.Text(new(0, baseLine), ChartText.Shorten(Points[0].Label, room, ChartText.Small), ChartText.Small, Palette.Muted);
        }

        yield return new Shape.Text(new(right, baseLine), ChartText.Shorten(Points[^1].Label, room, ChartText.Small), ChartText.Small, Palette.Muted, Anchor.End);
    }
}

/// <summary>A value of a line.</summary>
/// <param name="Label">Its week, or what stands on the axis.</param>
/// <param name="Value">The value; null is a gap.</param>
/// <param name="ValueLabel">The value, or why there is none, in words.</param>
public sealed record LinePoint(string Label, decimal? Value, string ValueLabel);

/// <summary>A value that a line should keep to one side of.</summary>
/// <param name="Value">In the unit of the line.</param>
/// <param name="Label">What it is.</param>
public sealed record LineLimit(decimal Value, string Label);

/// <summary>Colour of a line.</summary>
public enum LineTone
{
    /// <summary>The accent colour.</summary>
    Accent = 1,

    /// <summary>Ink.</summary>
    Ink = 2,
}
