using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Shares the width of a page among the columns of a table.</summary>
/// <param name="Widths">Width of each column.</param>
/// <param name="Gap">Room between two columns.</param>
/// <param name="Type">How the table is set.</param>
internal sealed record ColumnWidths(IReadOnlyList<double> Widths, double Gap, TableType Type)
{
    private const double WidestGap = 9;
    private const double NarrowestGap = 5;

    /// <summary>No column of texts gets narrower than this, unless there are very many.</summary>
    private const double LeastForText = 70;

    /// <summary>
    /// Gives every column what its contents need; what is left over goes to columns with a weight. Where the page is too narrow, first columns
    /// of texts wrap, then columns stand closer and bars get shorter, then type gets smaller step by step, down to the smallest legible one, and second
    /// lines wrap. Figures are never broken. A table that still does not fit is set smaller than that: hard to read, but nothing is lost.
    /// </summary>
    public static ColumnWidths Of(DataTable table, FontSet fonts)
    {
        ColumnWidths? closest = null;
        foreach (var (gap, type) in Attempts())
        {
            var measures = table.Columns.Select((_, i) => new ColumnMeasure(table, i, type, fonts)).ToList();
            var room = PageFlow.ContentWidth - gap * (table.Columns.Count - 1);
            var least = measures.Select(m => m.Least(LeastForText)).ToList();
            if (least.Sum() <= room)
            {
                return new([.. Share(room, least, [.. measures.Select(m => m.Natural)], [.. table.Columns.Select(c => c.Weight)])], gap, type);
            }

            var shrink = room / least.Sum();
            closest = new([.. least.Select(w => w * shrink)], gap, type.Scaled(shrink));
        }

        return closest!;
    }

    private static IEnumerable<(double Gap, TableType Type)> Attempts()
    {
        yield return (WidestGap, TableType.Plain);
        yield return (NarrowestGap + 1, TableType.Plain);
        foreach (var scale in new[] { 0.96, 0.92, 0.88, 0.84, 0.8 })
        {
            yield return (NarrowestGap, TableType.Plain.Shrunk(scale));
        }

        yield return (NarrowestGap, TableType.Plain.Shrunk(0.8) with { WrapsDetails = true });
    }

    /// <summary>Every column its least; then all alike towards what their contents need; then by weight.</summary>
    private static IEnumerable<double> Share(double room, List<double> least, List<double> natural, List<double> weights)
    {
        var wanted = natural.Zip(least, (n, l) => Math.Max(0, n - l)).ToList();
        var spare = room - least.Sum();
        var granted = wanted.Sum() > 0 ? Math.Min(1, spare / wanted.Sum()) : 0;
        var rest = spare - granted * wanted.Sum();
        var all = weights.Sum();
        return least.Select((l, i) => l + granted * wanted[i] + rest * (all > 0 ? weights[i] / all : 1.0 / least.Count));
    }
}
