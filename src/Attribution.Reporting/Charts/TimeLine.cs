using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Charts;

/// <summary>
/// Where the values of a series lie in a plot. The axis starts at zero, so that a change looks as large as it is; gaps stay gaps.
/// </summary>
/// <param name="values">Values at equal distances; null is a gap.</param>
/// <param name="limit">A value that must lie in the plot too.</param>
/// <param name="left">Where the first value lies.</param>
/// <param name="right">Where the last value lies; a single one lies here.</param>
/// <param name="top">Where the highest value lies.</param>
/// <param name="bottom">Where zero lies, unless there are values below it.</param>
internal sealed class TimeLine(IReadOnlyList<decimal?> values, decimal? limit, double left, double right, double top, double bottom)
{
    private readonly decimal highest = values.Append(limit).Max() is > 0 and var most ? most : 0;
    private readonly decimal lowest = values.Append(limit).Min() is < 0 and var least ? least : 0;

    /// <summary>Index of the last value that is known; -1 when there is none.</summary>
    public int LastKnown { get; } = values.Select((v, i) => v is null ? -1 : i).DefaultIfEmpty(-1).Max();

    /// <summary>Places of all known values.</summary>
    public IEnumerable<Point> Known => values.Select((v, i) => (v, i)).Where(p => p.v is not null).Select(p => At(p.i));

    /// <summary>Height of a value in the plot.</summary>
    public double Y(decimal value) => highest == lowest ? bottom : bottom - (bottom - top) * (double)((value - lowest) / (highest - lowest));

    /// <summary>Place of a known value.</summary>
    public Point At(int index) => new(values.Count == 1 ? right : left + (right - left) * index / (values.Count - 1), Y(values[index]!.Value));

    /// <summary>Lines through neighbours that are known, and dots for those that have no known neighbour.</summary>
    public IEnumerable<Shape> Shapes(Stroke stroke, double dot)
    {
        var run = new List<Point>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && values[i] is not null)
            {
                run.Add(At(i));
                continue;
            }

            if (run.Count > 1)
            {
                yield return new Shape.Polyline([.. run], stroke);
            }
            else if (run.Count == 1)
            {
                yield return new Shape.Dot(run[0], dot, stroke.Colour);
            }

            run.Clear();
        }
    }
}
