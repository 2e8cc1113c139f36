using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Model;

/// <summary>A table. Its header row is repeated on every page that it reaches.</summary>
public sealed record DataTable : ReportBlock
{
    /// <summary>Creates the table.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="detail">Said beside the heading, muted.</param>
    /// <param name="columns">Columns, left to right.</param>
    /// <param name="rows">Rows, each with as many cells as there are columns.</param>
    /// <param name="total">Last row, set apart; null for none.</param>
    /// <param name="caption">How to read the table, below it; empty for none.</param>
    public DataTable(
        string heading,
        string detail,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<IReadOnlyList<TableCell>> rows,
        IReadOnlyList<TableCell>? total,
        string caption)
        : base(heading)
    {
        if (rows.Any(r => r.Count != columns.Count) || total is not null && total.Count != columns.Count)
        {
            throw new ArgumentException("Every row needs one cell per column.", nameof(rows));
        }

        (Detail, Columns, Rows, Total, Caption) = (detail, columns, rows, total, caption);
    }

    /// <summary>Said beside the heading, muted.</summary>
    public string Detail { get; }

    /// <summary>Columns, left to right.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Rows of cells.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; }

    /// <summary>Last row, set apart; null for none.</summary>
    public IReadOnlyList<TableCell>? Total { get; }

    /// <summary>How to read the table.</summary>
    public string Caption { get; }
}

/// <summary>A column of a table.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Alignment">Texts to the left, numbers to the right.</param>
/// <param name="Weight">Part in the width that contents leave free; zero keeps the column as narrow as its contents.</param>
public sealed record TableColumn(string Header, Alignment Alignment, double Weight)
{
    /// <summary>Name of what stands in the second line of the column's cells; empty when they have one line.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>Which edge contents keep to.</summary>
public enum Alignment
{
    /// <summary>The left edge: texts.</summary>
    Left = 1,

    /// <summary>The right edge: numbers.</summary>
    Right = 2,
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text; empty when bars stand for it.</param>
/// <param name="Emphasis">How it is set.</param>
/// <param name="Bars">Bars, one below the other.</param>
public sealed record TableCell(string Text, Emphasis Emphasis, IReadOnlyList<CellBar> Bars)
{
    /// <summary>A second line, smaller: what the figure is compared with or divided by; empty for none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How the second line is set: muted, or alert when it needs action.</summary>
    public Emphasis DetailEmphasis { get; init; } = Emphasis.Muted;

    /// <summary>A small chart in place of a text, with its text alternative; null for none.</summary>
    public Drawing? Sketch { get; init; }

    /// <summary>A cell of text alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="emphasis">How it is set.</param>
    public static TableCell Of(string text, Emphasis emphasis = Emphasis.Normal) => new(text, emphasis, []);

    /// <summary>A cell of bars alone.</summary>
    /// <param name="bars">The bars.</param>
    public static TableCell Of(params IReadOnlyList<CellBar> bars) => new("", Emphasis.Normal, bars);
}

/// <summary>A small bar in a cell.</summary>
/// <param name="Length">Part of the cell's room for bars, 0 to 1.</param>
/// <param name="Label">Its value, in words.</param>
/// <param name="Tone">Its colour.</param>
public sealed record CellBar(double Length, string Label, BarTone Tone);

/// <summary>Which of two things a bar is about.</summary>
public enum BarTone
{
    /// <summary>The thing itself: the accent colour.</summary>
    Accent = 1,

    /// <summary>What it is compared with: grey.</summary>
    Neutral = 2,
}
