using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>
/// A table of figures by the lines of a cut. A column whose figure no line has is left out; a dash says in the caption why there is no figure.
/// </summary>
/// <param name="Heading">Heading.</param>
/// <param name="First">What the lines are.</param>
/// <param name="Columns">Columns of figures.</param>
/// <param name="Caption">How to read the table; null for nothing to say.</param>
internal sealed record KpiTable(Phrase Heading, Phrase First, IReadOnlyList<KpiColumn> Columns, Phrase? Caption = null)
{
    /// <summary>The table; none without rows, or without any figure.</summary>
    /// <param name="rows">Rows in the order of reading.</param>
    /// <param name="total">The last row; null for none.</param>
    /// <param name="quarter">Figures and wording.</param>
    public IEnumerable<DataTable> Of(IReadOnlyList<KpiRow> rows, KpiRow? total, QuarterContext quarter)
    {
        IReadOnlyList<KpiRow> all = [.. rows, .. total is null ? [] : new[] { total }];
        var columns = Columns.Where(column => column.IsIn(all)).ToList();
        if (rows.Count == 0 || columns.Count == 0)
        {
            yield break;
        }

        var cells = columns.Select(column => column.Cells(all, quarter)).ToList();
        var lines = all.Select((row, place) => (IReadOnlyList<TableCell>)[TableCell.Of(row.Name), .. cells.Select(column => column[place])]).ToList();
        yield return new DataTable(
            quarter.Texts[Heading],
            "",
            [new TableColumn(quarter.Texts[First], Alignment.Left, 3), .. columns.Select(column => column.Column(quarter.Texts))],
            [.. lines.Take(rows.Count)],
            total is null ? null : lines[^1],
            string.Join(' ', new[] { Caption is { } caption ? quarter.Texts[caption] : "", Dashes(columns, all, quarter) }.Where(text => text.Length > 0)));
    }

    /// <summary>Why there are dashes: each reason once, with the figures that it is about.</summary>
    private static string Dashes(IEnumerable<KpiColumn> columns, IReadOnlyList<KpiRow> rows, QuarterContext quarter)
    {
        var reasons = columns.SelectMany(column => column.Figures(quarter.Texts))
            .Select(figure => (
                figure.Label,
                Reason: string.Join(", ", rows.Select(row => KpiColumn.Find(row.Line, figure.Name)).OfType<KpiFigure>().Select(known => Lacking.Of(known, quarter)).OfType<string>().Distinct())))
            .Where(figure => figure.Reason.Length > 0)
            .GroupBy(figure => figure.Reason, figure => figure.Label)
            .Select(reason => quarter.Labelled(string.Join(", ", reason.Distinct()), reason.Key))
            .ToList();
        return reasons.Count == 0 ? "" : quarter.Texts.Say(Phrase.Dashes, ("reasons", string.Join("; ", reasons)));
    }
}
