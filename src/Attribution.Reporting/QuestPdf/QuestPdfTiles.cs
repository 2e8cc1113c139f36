using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>Tiles of equal width and height in one row.</summary>
internal static class QuestPdfTiles
{
    private const float AccentWidth = 2.2f;
    private const float Gap = 7;
    private const float Padding = 8;

    /// <summary>Composes the block: cells of a table are as high as their row, so the tiles are too.</summary>
    public static void Compose(HeadlineTiles block, IContainer container) => container.ShowEntire().Table(table =>
    {
        table.ColumnsDefinition(columns =>
        {
            for (var i = 0; i < block.Tiles.Count; i++)
            {
                columns.ConstantColumn(AccentWidth);
                columns.RelativeColumn();
                if (i < block.Tiles.Count - 1)
                {
                    columns.ConstantColumn(Gap);
                }
            }
        });
        var value = ValueStyle(block);
        for (var i = 0; i < block.Tiles.Count; i++)
        {
            var first = (uint)(3 * i + 1);
            table.Cell().Row(1).Column(first).Background(Palette.Accent.ToColor());
            Tile(block.Tiles[i], value, table.Cell().Row(1).Column(first + 1).Background(Palette.Panel.ToColor()).Padding(Padding));
        }
    });

    private static void Tile(HeadlineTile tile, TypeStyle value, IContainer container) => container.SemanticParagraph().Text(text =>
    {
        text.Line(tile.Label).Style(Typography.TileLabel.ToTextStyle());
        text.Line(tile.Value).Style(value.ToTextStyle());
        if (tile.Change.Length > 0)
        {
            text.Span(tile.Change + " ").Style((Typography.TileDetail with { Colour = Palette.Ink }).With(tile.ChangeEmphasis).ToTextStyle());
        }

        text.Line(tile.Detail).Style(Typography.TileDetail.ToTextStyle());
        text.Span(tile.AgainstPlan).Style((Typography.TileDetail with { Colour = Palette.Ink }).With(tile.AgainstPlanEmphasis).ToTextStyle());
    });

    /// <summary>A size at which every figure fits its tile.</summary>
    private static TypeStyle ValueStyle(HeadlineTiles block)
    {
        var style = Typography.TileValue;
        var room = (PageFlow.ContentWidth - Gap * (block.Tiles.Count - 1)) / block.Tiles.Count - AccentWidth - 2 * Padding;
        var widest = block.Tiles.Max(t => FontSet.Default.Width(t.Value, style));
        return widest <= room ? style : style with { Size = style.Size * room / widest };
    }
}
