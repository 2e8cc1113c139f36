using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Charts;

/// <summary>Drawings of what blocks hold as numbers, the same for every renderer.</summary>
internal static class BlockDrawings
{
    private const double BarThickness = 4.6;
    private const double BarLeading = 8;
    private const double BarLabelSize = 6.6;
    private const double LabelGap = 3;

    /// <summary>The bar of a progress block; its facts, in words, are the text alternative.</summary>
    /// <param name="block">The block.</param>
    /// <param name="width">Width in points.</param>
    public static Drawing Of(ProgressBlock block, double width)
    {
        var facts = block.Facts.Select(f => f.Detail.Length > 0 ? $"{f.Label}: {f.Value} ({f.Detail})" : $"{f.Label}: {f.Value}");
        return new ProgressBar(block.Heading ?? "", string.Join("; ", facts), block.Done, block.Mark).Draw(width);
    }

    /// <summary>The bars of a cell, one below the other, each with its value at its end.</summary>
    /// <param name="bars">The bars.</param>
    /// <param name="width">Width in points.</param>
    /// <param name="labelRoom">Width of the column's widest value: bars of one column have one scale.</param>
    /// <param name="size">Size of the values.</param>
    public static Drawing Of(IReadOnlyList<CellBar> bars, double width, double labelRoom, double size = BarLabelSize)
    {
        var leading = BarLeading * size / BarLabelSize;
        var thickness = BarThickness * size / BarLabelSize;
        var room = Math.Max(0, width - LabelGap - labelRoom);
        var shapes = new List<Shape>();
        for (var i = 0; i < bars.Count; i++)
        {
            var middle = (i + 0.5) * leading;
            var length = room * Math.Clamp(bars[i].Length, 0, 1);
            if (length > 0)
            {
                shapes.Add(new Shape.Rect(0, middle - thickness / 2, length, thickness, bars[i].Tone == BarTone.Accent ? Palette.Accent : Palette.Neutral));
            }

            shapes.Add(new Shape.Text(new(length + LabelGap, middle + ChartText.BelowMiddle(size)), bars[i].Label, size, Palette.Muted));
        }

        return new Drawing(width, bars.Count * leading, string.Join(", ", bars.Select(b => b.Label)), "", shapes);
    }

    /// <summary>Width of the widest value of bars.</summary>
    /// <param name="bars">The bars.</param>
    /// <param name="size">Size of the values.</param>
    public static double LabelRoom(IEnumerable<CellBar> bars, double size = BarLabelSize) => bars.Select(b => ChartText.Width(b.Label, size)).DefaultIfEmpty(0).Max();
}
