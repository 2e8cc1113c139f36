namespace Attribution.Reporting.Model;

/// <summary>
/// A table whose cells are shaded by their number, so that one sees where there is much and where there is nothing. The number stands in the
/// cell and what is remarkable is said by a word: shades only help.
/// </summary>
public sealed record HeatTable : ReportBlock
{
    /// <summary>Creates the table.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="detail">Said beside the heading, muted.</param>
    /// <param name="corner">What the heads of the rows are.</param>
    /// <param name="columns">Heads of the columns, left to right.</param>
    /// <param name="rows">Rows, each with as many cells as there are columns.</param>
    /// <param name="caption">How to read the table, below it; empty for none.</param>
    public HeatTable(string heading, string detail, string corner, IReadOnlyList<string> columns, IReadOnlyList<HeatRow> rows, string caption)
        : base(heading)
    {
        if (rows.Any(row => row.Cells.Count != columns.Count))
        {
            throw new ArgumentException("Every row needs one cell per column.", nameof(rows));
        }

        (Detail, Corner, Columns, Rows, Caption) = (detail, corner, columns, rows, caption);
    }

    /// <summary>Said beside the heading, muted.</summary>
    public string Detail { get; }

    /// <summary>What the heads of the rows are.</summary>
    public string Corner { get; }

    /// <summary>Heads of the columns, left to right.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows.</summary>
    public IReadOnlyList<HeatRow> Rows { get; }

    /// <summary>How to read the table.</summary>
    public string Caption { get; }
}

/// <summary>A row of a heat table.</summary>
/// <param name="Head">What it is about.</param>
/// <param name="Detail">A second, smaller line; empty for none.</param>
/// <param name="Cells">Cells, left to right.</param>
public sealed record HeatRow(string Head, string Detail, IReadOnlyList<HeatCell> Cells);

/// <summary>A cell of a heat table.</summary>
/// <param name="Value">The number that the shade stands for; empty when there is nothing at all.</param>
/// <param name="Lines">What else there is to know, one below the other, smaller.</param>
/// <param name="Shade">How dark: 0 is paper, <see cref="Darkest"/> the darkest. The same number has the same shade in every cell.</param>
/// <param name="Mark">A word for what is remarkable; the cell is framed then. Empty for nothing.</param>
public sealed record HeatCell(string Value, IReadOnlyList<string> Lines, int Shade, string Mark = "")
{
    /// <summary>The darkest shade; text on it is still easy to read.</summary>
    public const int Darkest = 5;

    /// <summary>The shade of a number beside the largest: 0 for nothing, at least 1 for anything.</summary>
    public static int ShadeOf(decimal number, decimal largest) =>
        number <= 0 || largest <= 0 ? 0 : Math.Clamp((int)decimal.Ceiling(Darkest * number / largest), 1, Darkest);
}
