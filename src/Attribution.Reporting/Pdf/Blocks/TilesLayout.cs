using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf.Blocks;

/// <summary>Tiles of equal width and height in one row; figures stand on one base line, and so do comparisons.</summary>
internal sealed class TilesLayout
{
    private const double Gap = 7;
    private const double Padding = 8;
    private const double PaddingAbove = 6;
    private const double AccentWidth = 2.2;
    private const double AbovePlan = 2;

    private readonly HeadlineTiles block;
    private readonly PageFlow flow;
    private readonly double width;
    private readonly TypeStyle labelStyle;
    private readonly TypeStyle valueStyle;
    private readonly List<Tile> tiles;

    private TilesLayout(HeadlineTiles block, PageFlow flow)
    {
        (this.block, this.flow) = (block, flow);
        width = (PageFlow.ContentWidth - Gap * (block.Tiles.Count - 1)) / block.Tiles.Count;
        labelStyle = Shrunk(Typography.TileLabel, block.Tiles.SelectMany(t => t.Label.Split(' ')), Typography.Smallest);
        valueStyle = Shrunk(Typography.TileValue, block.Tiles.Select(t => t.Value), 1);
        tiles = [.. block.Tiles.Select(Lay)];
    }

    private double Room => width - 2 * Padding;

    /// <summary>Places the block.</summary>
    public static void Place(HeadlineTiles block, PageFlow flow) => new TilesLayout(block, flow).Place();

    private void Place()
    {
        var labels = tiles.Max(t => t.Label.Count) * labelStyle.Leading;
        var details = tiles.Max(t => t.Detail.Height);
        var plans = tiles.Max(t => t.Plan.Height);
        var height = 2 * PaddingAbove + labels + Typography.TileValue.Leading + details + (plans > 0 ? AbovePlan + plans : 0);
        flow.Ensure(height);
        for (var i = 0; i < tiles.Count; i++)
        {
            using var part = flow.Structure.Open("Div");
            var (x, y) = (PageFlow.Left + i * (width + Gap), flow.Y + PaddingAbove);
            flow.Page.Ground(x, flow.Y, width, height, Palette.Panel);
            flow.Page.Ground(x, flow.Y, AccentWidth, height, Palette.Accent);
            flow.Page.Paragraph(x + Padding, y, tiles[i].Label, labelStyle);
            y += labels;
            flow.Page.Paragraph(x + Padding, y, [block.Tiles[i].Value], valueStyle);
            y += Typography.TileValue.Leading;
            tiles[i].Detail.Draw(x + Padding, y, flow);
            tiles[i].Plan.Draw(x + Padding, y + details + AbovePlan, flow);
        }

        flow.Y += height;
    }

    private Tile Lay(HeadlineTile tile) => new(
        flow.Wrap(tile.Label, labelStyle, Room),
        new Remark(tile.Change, tile.ChangeEmphasis == Emphasis.Muted ? Typography.TileDetail : Detail(tile.ChangeEmphasis), tile.Detail, Room, flow),
        new Remark(tile.AgainstPlan, Detail(tile.AgainstPlanEmphasis), "", Room, flow));

    private static TypeStyle Detail(Emphasis emphasis) => (Typography.TileDetail with { Colour = Palette.Ink }).With(emphasis);

    /// <summary>A style in which all of these fit the room whole.</summary>
    private TypeStyle Shrunk(TypeStyle style, IEnumerable<string> texts, double smallest)
    {
        var widest = texts.Select(t => flow.Width(t, style)).DefaultIfEmpty(0).Max();
        return widest <= Room ? style : style with { Size = Math.Max(smallest, style.Size * Room / widest) };
    }

    private sealed record Tile(IReadOnlyList<string> Label, Remark Detail, Remark Plan);

    /// <summary>A short text and what explains it: on one line if both fit, else one below the other.</summary>
    private sealed class Remark
    {
        private readonly IReadOnlyList<string> texts;
        private readonly IReadOnlyList<string> details;
        private readonly TypeStyle style;
        private readonly double beside;

        public Remark(string text, TypeStyle style, string detail, double room, PageFlow flow)
        {
            this.style = style;
            texts = flow.Wrap(text, style, room);
            var start = text.Length == 0 ? 0 : flow.Width(text + " ", style);
            beside = detail.Length > 0 && start + flow.Width(detail, Typography.TileDetail) <= room ? start : -1;
            details = beside >= 0 ? [detail] : flow.Wrap(detail, Typography.TileDetail, room);
        }

        public double Height => texts.Count * style.Leading + (beside > 0 ? 0 : details.Count * Typography.TileDetail.Leading);

        public void Draw(double x, double y, PageFlow flow)
        {
            var below = flow.Page.Paragraph(x, y, texts, style);
            flow.Page.Paragraph(beside > 0 ? x + beside : x, beside > 0 ? y : below, details, Typography.TileDetail);
        }
    }
}
