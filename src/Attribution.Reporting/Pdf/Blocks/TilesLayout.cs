using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Tiles of equal width and height in one row.</summary>
internal static class TilesLayout
{
    private const double Gap = 8;
    private const double Padding = 9;
    private const double PaddingAbove = 6;
    private const double AccentWidth = 2.2;

    /// <summary>Places the block.</summary>
    public static void Place(HeadlineTiles block, PageFlow flow)
    {
        var width = (PageFlow.Width - Gap * (block.Tiles.Count - 1)) / block.Tiles.Count;
        var tiles = block.Tiles.Select(t => new Tile(t, width - 2 * Padding, flow)).ToList();
        var height = tiles.Max(t => t.Height) + 2 * PaddingAbove;
        flow.Ensure(height);
        for (var i = 0; i < tiles.Count; i++)
        {
            var x = PageFlow.Left + i * (width + Gap);
            flow.Canvas.Rect(x, flow.Y, width, height, Palette.Panel);
            flow.Canvas.Rect(x, flow.Y, AccentWidth, height, Palette.Accent);
            tiles[i].Draw(x + Padding, flow.Y + PaddingAbove, flow.Canvas);
        }

        flow.Y += height;
    }

    /// <summary>One tile, its lines broken to its width.</summary>
    private sealed class Tile
    {
        private readonly IReadOnlyList<string> label;
        private readonly IReadOnlyList<string> details;
        private readonly HeadlineTile tile;
        private readonly TypeStyle valueStyle;
        private readonly TypeStyle changeStyle;
        private readonly double beside;

        public Tile(HeadlineTile tile, double width, PageFlow flow)
        {
            this.tile = tile;
            label = flow.Wrap(tile.Label, Typography.TileLabel, width);
            var natural = flow.Fonts.Width(tile.Value, Typography.TileValue);
            valueStyle = Typography.TileValue with { Size = Typography.TileValue.Size * Math.Min(1, width / natural) };
            changeStyle = (Typography.TileDetail with { Colour = Palette.Ink }).With(tile.ChangeEmphasis);
            beside = tile.Change.Length == 0 ? 0 : flow.Fonts.Width(tile.Change + " ", changeStyle);
            if (tile.Detail.Length == 0)
            {
                details = [];
            }
            else if (beside + flow.Fonts.Width(tile.Detail, Typography.TileDetail) <= width)
            {
                details = [tile.Detail];
            }
            else
            {
                details = flow.Wrap(tile.Detail, Typography.TileDetail, width);
                ChangeStandsAlone = tile.Change.Length > 0;
            }
        }

        public double Height => label.Count * Typography.TileLabel.Leading + Typography.TileValue.Leading
            + Math.Max(1, details.Count + (ChangeStandsAlone ? 1 : 0)) * Typography.TileDetail.Leading;

        private bool ChangeStandsAlone { get; }

        public void Draw(double x, double y, PdfCanvas canvas)
        {
            foreach (var line in label)
            {
                canvas.Text(x, y + Typography.TileLabel.BaseLine, line, Typography.TileLabel);
                y += Typography.TileLabel.Leading;
            }

            canvas.Text(x, y + Typography.TileValue.BaseLine, tile.Value, valueStyle);
            y += Typography.TileValue.Leading;
            canvas.Text(x, y + changeStyle.BaseLine, tile.Change, changeStyle);
            y += ChangeStandsAlone ? changeStyle.Leading : 0;
            foreach (var line in details)
            {
                canvas.Text(x + (ChangeStandsAlone ? 0 : beside), y + Typography.TileDetail.BaseLine, line, Typography.TileDetail);
                y += Typography.TileDetail.Leading;
            }
        }
    }
}
