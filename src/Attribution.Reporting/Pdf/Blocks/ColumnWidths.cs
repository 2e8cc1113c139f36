using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Shares the width of a page among the columns of a table.</summary>
/// <param name="Widths">Width of each column.</param>
/// <param name="TypeScale">Factor for the size of type, 1 unless the columns are too many or too wide.</param>
internal sealed record ColumnWidths(IReadOnlyList<double> Widths, double TypeScale)
{
    /// <summary>Room between two columns.</summary>
    public const double Gap = 8;

    /// <summary>Width of a column of bars.</summary>
    public const double Bars = 76;

    /// <summary>Below this, texts are broken instead: nobody could read them.</summary>
    private const double SmallestType = 0.6;

    /// <summary>No column of texts gets narrower than this, unless there are very many.</summary>
    private const double LeastForText = 70;

    /// <summary>
    /// Gives every column what its contents need. What is left over goes to columns with a weight; what is lacking is taken
    /// from columns of texts, which can wrap. When that is not enough, the type gets smaller, so that no number is broken.
    /// </summary>
    public static ColumnWidths Of(DataTable table, PdfFonts fonts)
    {
        var room = PageFlow.Width - Gap * (table.Columns.Count - 1);
        var natural = table.Columns.Select((_, i) => Natural(table, i, fonts)).ToArray();
        var spare = room - natural.Sum();
        var weights = table.Columns.Select(c => c.Weight).ToArray();
        if (spare >= 0)
        {
            var all = weights.Sum();
            return new([.. natural.Select((w, i) => w + spare * (all > 0 ? weights[i] / all : 1.0 / natural.Length))], 1);
        }

        var slack = natural.Select((w, i) => table.Columns[i].Alignment == Alignment.Left && !HasBars(table, i) ? Math.Max(0, w - LeastForText) : 0).ToArray();
        var taken = slack.Sum() > 0 ? Math.Min(1, -spare / slack.Sum()) : 0;
        var widths = natural.Select((w, i) => w - slack[i] * taken).ToArray();
        var shrink = Math.Min(1, room / widths.Sum());
        return new([.. widths.Select(w => w * shrink)], Math.Max(SmallestType, shrink));
    }

    private static double Natural(DataTable table, int column, PdfFonts fonts)
    {
        var header = TextWrap.Narrowest(table.Columns[column].Header, t => fonts.Width(t, Typography.ColumnHead));
        var contents = table.Rows.Select(r => Natural(r[column], fonts)).DefaultIfEmpty(0).Max();
        var total = table.Total is { } t ? fonts.Width(t[column].Text, Typography.Cell.With(Emphasis.Strong)) : 0;

        // A hair more, so that rounding never wraps what was measured to fit.
        return Math.Max(header, Math.Max(contents, total)) + 0.01;
    }

    private static double Natural(TableCell cell, PdfFonts fonts) =>
        Math.Max(fonts.Width(cell.Text, Typography.Cell.With(cell.Emphasis)), cell.Bars.Count > 0 ? Bars : 0);

    private static bool HasBars(DataTable table, int column) => table.Rows.Any(r => r[column].Bars.Count > 0);
}
