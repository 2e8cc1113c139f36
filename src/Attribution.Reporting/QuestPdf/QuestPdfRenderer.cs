using Attribution.Reporting.Model;
using Microsoft.Extensions.Options;
using QuestPDF;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>Draws a report with QuestPDF: the same blocks, the same charts, the same column widths as the built-in renderer.</summary>
public sealed class QuestPdfRenderer : IReportRenderer
{
    /// <summary>Declares the licence and registers the fonts that come with the product; those of the machine are not used, so that every machine draws alike.</summary>
    /// <param name="options">The declared licence.</param>
    public QuestPdfRenderer(IOptions<QuestPdfOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Settings.License = Enum.Parse<LicenseType>(options.Value.License);
        Settings.UseEnvironmentFonts = false;

        // A character that no font has must not stop a mail.
        Settings.CheckIfAllTextGlyphsAreAvailable = false;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fonts"), "*.ttf").Order(StringComparer.Ordinal))
        {
            using var font = File.OpenRead(file);
            FontManager.RegisterFont(font);
        }
    }

    /// <inheritdoc />
    public string Format => "pdf";

    /// <inheritdoc />
    public byte[] Render(ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new QuestPdfDocument(document).GeneratePdf();
    }
}
