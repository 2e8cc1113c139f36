using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>How much room a column of a table needs.</summary>
internal sealed class ColumnMeasure
{
    // A hair more, so that rounding never wraps what was measured to fit.
    private const double Hair = 0.01;

    // A name of a column up to this width stands on one line where there is room for it.
    private const double HeadOnOneLine = 64;

    private readonly bool wraps;
    private readonly double head;
    private readonly double contents;

    /// <summary>Measures a column.</summary>
    public ColumnMeasure(DataTable table, int column, TableType type, FontSet fonts)
    {
        double Word(string text, TypeStyle style) => TextWrap.Narrowest(text, t => fonts.Width(t, style));
        var header = table.Columns[column];
        var cells = table.Rows.Select(r => r[column]).ToList();
        var total = table.Total?[column];
        head = Math.Max(Word(header.Header, type.Head), Word(header.Detail, type.HeadDetail)) + Hair;
        wraps = header.Alignment == Alignment.Left && cells.All(c => c.Bars.Count == 0 && c.Sketch is null);

        double Detail(TableCell c) => type.WrapsDetails ? Word(c.Detail, type.Detail(c)) : fonts.Width(c.Detail, type.Detail(c));
        double Cell(TableCell c, bool isTotal) => Math.Max(
            Math.Max(fonts.Width(c.Text, type.Cell(c, isTotal)), Detail(c)),
            Math.Max(c.Bars.Count > 0 ? type.Bars : 0, (c.Sketch?.Width ?? 0) * type.Scale));
        contents = Math.Max(head, Math.Max(cells.Select(c => Cell(c, isTotal: false)).DefaultIfEmpty(0).Max(), total is null ? 0 : Cell(total, isTotal: true)) + Hair);
        var wholeHead = Math.Max(fonts.Width(header.Header, type.Head), fonts.Width(header.Detail, type.HeadDetail)) + Hair;
        Natural = Math.Max(contents, Math.Min(wholeHead, HeadOnOneLine));
    }

    /// <summary>Room in which nothing wraps but a long name of the column.</summary>
    public double Natural { get; }

    /// <summary>Room that it needs at least: names may wrap, figures may not.</summary>
    /// <param name="forText">For columns of texts.</param>
    public double Least(double forText) => wraps ? Math.Min(contents, Math.Max(forText, head)) : contents;
}
