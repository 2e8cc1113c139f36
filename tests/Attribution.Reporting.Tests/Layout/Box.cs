using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Tests.Layout;

/// <summary>An upright rectangle in points, counted from the top left.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    // Accents above capitals and parts below the line rarely matter; these are letters and digits.
    private const double AboveBaseLine = 0.74;
    private const double BelowBaseLine = 0.18;

    /// <summary>Where the ink of a text may be.</summary>
    public static Box Of(Shape.Text text)
    {
        var width = FontSet.Default.Width(text.Content, text.Size, text.Bold);
        var left = text.At.X - text.Anchor switch { Anchor.End => width, Anchor.Middle => width / 2, _ => 0 };
        return new(left, text.At.Y - AboveBaseLine * text.Size, left + width, text.At.Y + BelowBaseLine * text.Size);
    }

    /// <summary>What a shape covers.</summary>
    public static Box Of(Shape shape) => shape switch
    {
        Shape.Text t => Of(t),
        Shape.Rect r => new(r.X, r.Y, r.X + r.Width, r.Y + r.Height),
        Shape.Dot d => new(d.Centre.X - d.Radius, d.Centre.Y - d.Radius, d.Centre.X + d.Radius, d.Centre.Y + d.Radius),
        Shape.Line l => Around(l.From, l.To),
        Shape.Polyline p => Around([.. p.Points]),
        _ => throw new NotSupportedException(shape.GetType().Name),
    };

    /// <summary>Smaller by this on every side.</summary>
    public Box Within(double margin) => new(Left + margin, Top + margin, Right - margin, Bottom - margin);

    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Holds(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    /// <summary>Whether a line from one place to another enters.</summary>
    public bool IsCrossedBy(Point from, Point to)
    {
        // Liang and Barsky: which part of the line, from 0 to 1, lies between the edges of each axis.
        var (first, last) = (0.0, 1.0);
        foreach (var (start, step, low, high) in new[] { (from.X, to.X - from.X, Left, Right), (from.Y, to.Y - from.Y, Top, Bottom) })
        {
            if (step == 0)
            {
                if (start <= low || start >= high)
                {
                    return false;
                }

                continue;
            }

            var (a, b) = ((low - start) / step, (high - start) / step);
            (first, last) = (Math.Max(first, Math.Min(a, b)), Math.Min(last, Math.Max(a, b)));
        }

        return first < last;
    }

    private static Box Around(params Point[] points) => new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
}
