using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;

namespace Attribution.Reporting.QuestPdf;

/// <summary>Names the regions of the pages; blocks compose themselves.</summary>
/// <param name="document">The report.</param>
internal sealed class QuestPdfDocument(ReportDocument document) : IDocument
{
    private const float Margin = (float)PageFlow.Left;

    /// <summary>Dates are those of the report: a clock would make every file another one.</summary>
    public DocumentMetadata GetMetadata()
    {
        var date = new DateTimeOffset(document.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new DocumentMetadata
        {
            Title = $"{document.Title} · {document.Subtitle}",
            Language = document.Language,
            Creator = "Attribution",
            Producer = "Attribution",
            CreationDate = date,
            ModifiedDate = date,
        };
    }

    public DocumentSettings GetSettings() => new() { CompressDocument = true };

    public void Compose(IDocumentContainer container) => container.Page(page =>
    {
        page.Size(PageSizes.A4);
        page.MarginHorizontal(Margin);
        page.MarginTop(36);
        page.MarginBottom(24);
        page.DefaultTextStyle(Typography.Body.ToTextStyle());
        page.Header().Element(RunningHeader);
        page.Content().Column(column =>
        {
            column.Item().Element(Masthead);
            var overview = document.Overview.Count();
            foreach (var (block, place) in document.Blocks.Select((block, place) => (block, place)))
            {
                column.Item().Element(c => QuestPdfBlocks.Compose(block, place < overview ? 2 : 3, c));
            }
        });
        page.Footer().Element(Footer);
    });

    /// <summary>From the second page on.</summary>
    private void RunningHeader(IContainer container) => container.SemanticIgnore().SkipOnce().PaddingBottom(12).Column(column =>
    {
        column.Item().Row(row =>
        {
            row.AutoItem().Text(document.Title).Style(Typography.Footer.ToTextStyle());
            row.RelativeItem().PaddingLeft(12).AlignRight().Text(document.Subtitle).Style(Typography.Footer.ToTextStyle());
        });
        column.Item().PaddingTop(2).LineHorizontal(0.6f).LineColor(Palette.Hairline.ToColor());
    });

    private void Masthead(IContainer container) => container.PaddingBottom(10).Column(column =>
    {
        column.Item().SemanticHeader1().Text(document.Title).Style(Typography.Title.ToTextStyle());
        column.Item().SemanticParagraph().Text(document.Subtitle).Style(Typography.Subtitle.ToTextStyle());
        column.Item().PaddingTop(3).LineHorizontal(1.2f).LineColor(Palette.Ink.ToColor());
    });

    private void Footer(IContainer container) => container.SemanticIgnore().Column(column =>
    {
        column.Item().LineHorizontal(0.6f).LineColor(Palette.Hairline.ToColor());
        column.Item().PaddingTop(4).Row(row =>
        {
            row.RelativeItem().Text(document.Footer).Style(Typography.Footer.ToTextStyle());
            row.AutoItem().PaddingLeft(12).Text(text =>
            {
                text.DefaultTextStyle(Typography.Footer.ToTextStyle());
                text.CurrentPageNumber();
                text.Span(" / ");
                text.TotalPages();
            });
        });
    });
}
