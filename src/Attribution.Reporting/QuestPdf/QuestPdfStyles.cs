using Attribution.Reporting.Drawings;
using Attribution.Reporting.Pdf;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>The report's typography and colours in the words of QuestPDF.</summary>
internal static class QuestPdfStyles
{
    /// <summary>Height of a line of Noto Sans, as a multiple of its size; QuestPDF counts line heights in these.</summary>
    private const double NaturalLine = 1.362;

    /// <summary>A style of text.</summary>
    public static TextStyle ToTextStyle(this TypeStyle style)
    {
        var text = TextStyle.Default
            .FontFamily("Noto Sans", "Noto Sans Armenian", "Noto Sans Georgian")
            .FontSize((float)style.Size)
            .LineHeight((float)(style.Leading / (NaturalLine * style.Size)))
            .FontColor(style.Colour.ToColor());
        return style.Bold ? text.Bold() : text;
    }

    /// <summary>A colour.</summary>
    public static Color ToColor(this Colour colour) => Color.FromHex(colour.ToString());

    /// <summary>A drawing in its own size, as a figure with its alternative.</summary>
    public static void Drawing(this IContainer container, Drawing drawing, double scale = 1) => container
        .SemanticFigure(drawing.Alternative)
        .Width((float)(drawing.Width * scale))
        .Height((float)(drawing.Height * scale))
        .Svg(SvgWriter.Write(drawing));
}
