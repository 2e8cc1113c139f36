using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>How a table is set.</summary>
/// <param name="Head">Names of columns.</param>
/// <param name="HeadDetail">Second lines of these.</param>
/// <param name="PlainCell">Cells.</param>
/// <param name="PlainDetail">Second lines of cells.</param>
/// <param name="BarLabel">Values of bars.</param>
/// <param name="Bars">Width of bars with their values.</param>
/// <param name="Scale">Factor for small charts.</param>
internal sealed record TableType(TypeStyle Head, TypeStyle HeadDetail, TypeStyle PlainCell, TypeStyle PlainDetail, TypeStyle BarLabel, double Bars, double Scale)
{
    private const double NarrowestBars = 54;

    /// <summary>As wished.</summary>
    public static TableType Plain { get; } =
        new(Typography.ColumnHead, Typography.ColumnDetail, Typography.Cell, Typography.CellDetail, Typography.BarLabel, 76, 1);

    /// <summary>Whether second lines may become several.</summary>
    public bool WrapsDetails { get; init; }

    /// <summary>Smaller, but legible.</summary>
    public TableType Shrunk(double factor) => new(
        Head.Shrunk(factor), HeadDetail.Shrunk(factor), PlainCell.Shrunk(factor), PlainDetail.Shrunk(factor), BarLabel.Shrunk(factor),
        Math.Max(NarrowestBars, Bars * factor), Scale * factor);

    /// <summary>Smaller, whatever the size.</summary>
    public TableType Scaled(double factor) => this with
    {
        Head = Head.Scaled(factor),
        HeadDetail = HeadDetail.Scaled(factor),
        PlainCell = PlainCell.Scaled(factor),
        PlainDetail = PlainDetail.Scaled(factor),
        BarLabel = BarLabel.Scaled(factor),
        Bars = Bars * factor,
        Scale = Scale * factor,
    };

    /// <summary>How a cell is set.</summary>
    public TypeStyle Cell(TableCell cell, bool isTotal) => PlainCell.With(isTotal && cell.Emphasis != Emphasis.Alert ? Emphasis.Strong : cell.Emphasis);

    /// <summary>How the second line of a cell is set.</summary>
    public TypeStyle Detail(TableCell cell) => PlainDetail.With(cell.DetailEmphasis);
}
