using Attribution.Reporting.Model;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>Tables as lines that one can read: cells between bars, the second line of a cell after a slash.</summary>
internal static class Rows
{
    /// <summary>The head, all rows, and the total of a table.</summary>
    public static IReadOnlyList<string> Of(DataTable table) =>
    [
        string.Join(" | ", table.Columns.Select(column => column.Detail.Length > 0 ? $"{column.Header}/{column.Detail}" : column.Header)),
        .. table.Rows.Concat(table.Total is { } total ? [total] : []).Select(row => string.Join(" | ", row.Select(Cell))),
    ];

    /// <summary>The tiles of a row: label, value, details.</summary>
    public static IReadOnlyList<string> Of(HeadlineTiles tiles) =>
        [.. tiles.Tiles.Select(tile => string.Join(" | ", new[] { tile.Label, tile.Value, tile.Detail, tile.AgainstPlan }.Where(text => text.Length > 0)))];

    /// <summary>The rows of a heat table, with shades in parentheses and marks after an exclamation mark.</summary>
    public static IReadOnlyList<string> Of(HeatTable table) =>
    [
        .. table.Rows.Select(row => string.Join(" | ", row.Cells.Select(cell =>
            FormattableString.Invariant($"{string.Join(" ", new[] { cell.Value }.Concat(cell.Lines))} ({cell.Shade})") + (cell.Mark.Length > 0 ? $"!{cell.Mark}" : "")).Prepend($"{row.Head}/{row.Detail}"))),
    ];

    private static string Cell(TableCell cell) => (cell.Detail.Length > 0 ? $"{cell.Text}/{cell.Detail}" : cell.Text) + (cell.Emphasis == Emphasis.Alert ? "!" : "");
}
