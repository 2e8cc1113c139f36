using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf;

/// <summary>How a text is set.</summary>
/// <param name="Size">Size in points.</param>
/// <param name="Leading">Distance of base lines.</param>
/// <param name="Colour">Colour.</param>
/// <param name="Bold">Whether it is bold.</param>
internal sealed record TypeStyle(double Size, double Leading, Colour Colour, bool Bold = false)
{
    /// <summary>Where the base line lies below the upper edge of a line, so that capitals and digits stand in its middle.</summary>
    public double BaseLine => Leading / 2 + 0.357 * Size;

    /// <summary>The same in another size.</summary>
    public TypeStyle Scaled(double factor) => this with { Size = Size * factor, Leading = Leading * factor };

    /// <summary>The same smaller, but not below what is legible in print.</summary>
    public TypeStyle Shrunk(double factor) => Scaled(Math.Min(1, Math.Max(factor, Typography.Smallest / Size)));

    /// <summary>The same with an emphasis.</summary>
    public TypeStyle With(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Strong => this with { Bold = true },
        Emphasis.Muted => this with { Colour = Palette.Muted },
        Emphasis.Alert => this with { Bold = true, Colour = Palette.Alert },
        _ => this,
    };
}

/// <summary>Measures texts.</summary>
internal static class TypeMeasure
{
    /// <summary>Width of a text on one line.</summary>
    public static double Width(this FontSet fonts, string text, TypeStyle style) => fonts.Width(text, style.Size, style.Bold);
}

/// <summary>The few kinds of text that a report has.</summary>
internal static class Typography
{
    /// <summary>Size below which nothing is set, unless a table could not be printed at all.</summary>
    public const double Smallest = 6.5;

    public static readonly TypeStyle Title = new(18, 22, Palette.Ink, Bold: true);
    public static readonly TypeStyle Subtitle = new(8.5, 12, Palette.Muted);
    public static readonly TypeStyle Sentence = new(10.4, 15, Palette.Ink);
    public static readonly TypeStyle Heading = new(10.8, 15, Palette.Ink, Bold: true);
    public static readonly TypeStyle HeadingDetail = new(8.4, 15, Palette.Muted);
    public static readonly TypeStyle Chapter = new(14, 19, Palette.Ink, Bold: true);
    public static readonly TypeStyle FrameHeading = new(8.8, 12.5, Palette.Ink, Bold: true);
    public static readonly TypeStyle FrameDetail = new(7.6, 12.5, Palette.Muted);
    public static readonly TypeStyle TileLabel = new(7.8, 11, Palette.Muted);
    public static readonly TypeStyle TileValue = new(18, 24, Palette.Ink, Bold: true);
    public static readonly TypeStyle TileDetail = new(7.6, 10.5, Palette.Muted);
    public static readonly TypeStyle ColumnHead = new(7.4, 9.6, Palette.Ink);
    public static readonly TypeStyle ColumnDetail = new(6.9, 9, Palette.Muted);
    public static readonly TypeStyle Cell = new(8.2, 11.2, Palette.Ink);
    public static readonly TypeStyle CellDetail = new(7, 9.2, Palette.Ink);
    public static readonly TypeStyle HeatValue = new(10, 13, Palette.Ink, Bold: true);
    public static readonly TypeStyle BarLabel = new(6.6, 8, Palette.Muted);
    public static readonly TypeStyle FactValue = new(10.6, 14, Palette.Ink);
    public static readonly TypeStyle Caption = new(7.2, 10, Palette.Muted);
    public static readonly TypeStyle Body = new(8.4, 12, Palette.Ink);
    public static readonly TypeStyle Footer = new(7.2, 10, Palette.Muted);
}
