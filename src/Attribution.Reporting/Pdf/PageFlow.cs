using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Pdf;

/// <summary>
/// Pages that fill from top to bottom. Blocks ask for room, draw, and move on; a new page brings its running header.
/// </summary>
internal sealed class PageFlow
{
    /// <summary>A4, in points.</summary>
    public const double PageWidth = 595.28;

    /// <summary>A4, in points.</summary>
    public const double PageHeight = 841.89;

    /// <summary>Left edge of the content.</summary>
    public const double Left = 40;

    /// <summary>Right edge of the content.</summary>
    public const double Right = PageWidth - Left;

    /// <summary>Width of the content.</summary>
    public const double Width = Right - Left;

    private const double Top = 36;
    private const double Bottom = PageHeight - 41;
    private const double FooterLine = PageHeight - 35;
    private const double HeaderGap = 12;

    private readonly ReportDocument document;
    private readonly List<PdfCanvas> pages = [];
    private readonly List<OutlineEntry> outline = [];
    private double pageStart;

    /// <summary>Starts the first page with the masthead.</summary>
    public PageFlow(ReportDocument document, PdfFonts fonts)
    {
        (this.document, Fonts) = (document, fonts);
        Add();
        Masthead();
    }

    /// <summary>Fonts of the document.</summary>
    public PdfFonts Fonts { get; }

    /// <summary>Where the next thing goes, from the top of the page.</summary>
    public double Y { get; set; }

    /// <summary>The page that is being filled.</summary>
    public PdfCanvas Canvas => pages[^1];

    /// <summary>Height of an empty page.</summary>
    public static double FullHeight => Bottom - Top - 24;

    /// <summary>All pages.</summary>
    public IReadOnlyList<PdfCanvas> Pages => pages;

    /// <summary>Headings for the table of contents.</summary>
    public IReadOnlyList<OutlineEntry> Outline => outline;

    /// <summary>Whether that much room is left.</summary>
    public bool Fits(double height) => Y + height <= Bottom;

    /// <summary>Starts a new page unless that much room is left, or the page is still empty.</summary>
    public void Ensure(double height)
    {
        if (!Fits(height) && Y > pageStart)
        {
            NewPage();
        }
    }

    /// <summary>Starts a new page with the running header.</summary>
    public void NewPage()
    {
        Add();
        var room = Width - Fonts.Width(document.Title, Typography.Footer) - 12;
        var subtitle = TextWrap.Lines(document.Subtitle, room, t => Fonts.Width(t, Typography.Footer), most: 1)[0];
        Canvas.Text(Left, Y + Typography.Footer.BaseLine, document.Title, Typography.Footer);
        Canvas.Text(Right, Y + Typography.Footer.BaseLine, subtitle, Typography.Footer, Anchor.End);
        Y += Typography.Footer.Leading;
        Rule(Palette.Hairline, 0.6, 2);
        Y += HeaderGap;
        pageStart = Y;
    }

    /// <summary>Writes a heading for which, and for the beginning of what follows, there must be room.</summary>
    /// <param name="text">The heading.</param>
    /// <param name="detail">Said beside it, or below when there is no room beside.</param>
    /// <param name="following">Height that must follow on the same page.</param>
    public void Heading(string text, string detail, double following)
    {
        const double above = 11;
        const double below = 3;
        var lines = Wrap(text, Typography.Heading, Width);
        var beside = Left + Fonts.Width(lines[^1], Typography.Heading) + 7;
        var fitsBeside = beside + Fonts.Width(detail, Typography.HeadingDetail) <= Right;
        var details = detail.Length == 0 ? [] : fitsBeside ? [detail] : Wrap(detail, Typography.HeadingDetail, Width);
        var height = lines.Count * Typography.Heading.Leading + (fitsBeside ? 0 : details.Count * Typography.HeadingDetail.Leading);
        Ensure(above + height + below + following);
        Y += Y > pageStart ? above : 0;
        outline.Add(new OutlineEntry(text, pages.Count - 1, Y));
        Lines(lines, Typography.Heading);
        if (fitsBeside && details.Count > 0)
        {
            // On the heading's own base line.
            Canvas.Text(beside, Y - Typography.Heading.Leading + Typography.Heading.BaseLine, detail, Typography.HeadingDetail);
        }
        else
        {
            Lines(details, Typography.HeadingDetail);
        }

        Y += below;
    }

    /// <summary>Breaks a text into lines.</summary>
    public IReadOnlyList<string> Wrap(string text, TypeStyle style, double width) =>
        TextWrap.Lines(text, width, t => Fonts.Width(t, style));

    /// <summary>Writes lines, on as many pages as they need.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="indent">Distance from the left edge.</param>
    public void Lines(IReadOnlyList<string> lines, TypeStyle style, double indent = 0)
    {
        foreach (var line in lines)
        {
            Ensure(style.Leading);
            Canvas.Text(Left + indent, Y + style.BaseLine, line, style);
            Y += style.Leading;
        }
    }

    /// <summary>Ends all pages with the footer and their numbers, which are known only now.</summary>
    public void Finish()
    {
        var style = Typography.Footer;
        for (var i = 0; i < pages.Count; i++)
        {
            var number = $"{i + 1} / {pages.Count}";
            var room = Width - Fonts.Width(number, style) - 12;
            var footer = TextWrap.Lines(document.Footer, room, t => Fonts.Width(t, style), most: 1)[0];
            pages[i].Lines(new Stroke(Palette.Hairline, 0.6), new(Left, FooterLine), new(Right, FooterLine));
            pages[i].Text(Left, FooterLine + 4 + style.BaseLine, footer, style);
            pages[i].Text(Right, FooterLine + 4 + style.BaseLine, number, style, Anchor.End);
        }
    }

    /// <summary>The title, and the subtitle at the other end of its base line, or below when there is no room for it.</summary>
    private void Masthead()
    {
        var title = Wrap(document.Title, Typography.Title, Width);
        Lines(title, Typography.Title);
        var room = Width - Fonts.Width(title[^1], Typography.Title) - 16;
        if (Fonts.Width(document.Subtitle, Typography.Subtitle) <= room)
        {
            Canvas.Text(Right, Y - Typography.Title.Leading + Typography.Title.BaseLine, document.Subtitle, Typography.Subtitle, Anchor.End);
        }
        else
        {
            Lines(Wrap(document.Subtitle, Typography.Subtitle, Width), Typography.Subtitle);
        }

        Rule(Palette.Ink, 1.2, 3);
        Y += HeaderGap - 2;
        pageStart = Y;
    }

    private void Rule(Colour colour, double width, double above)
    {
        Y += above;
        Canvas.Lines(new Stroke(colour, width), new(Left, Y), new(Right, Y));
    }

    private void Add()
    {
        pages.Add(new PdfCanvas(Fonts, PageHeight));
        (Y, pageStart) = (Top, Top);
    }
}

/// <summary>A heading in the table of contents.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Page">Index of its page.</param>
/// <param name="Y">Where it stands, from the top.</param>
internal sealed record OutlineEntry(string Title, int Page, double Y);
