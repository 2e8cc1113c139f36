using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
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
    public const double ContentWidth = Right - Left;

    private const double Top = 36;
    private const double Bottom = PageHeight - 41;
    private const double FooterLine = PageHeight - 35;
    private const double HeaderGap = 12;

    private readonly ReportDocument document;
    private readonly List<PdfPage> pages = [];
    private readonly List<OutlineEntry> outline = [];
    private double pageStart;

    /// <summary>Starts the first page with the masthead.</summary>
    /// <param name="document">What the running header and the footer say.</param>
    /// <param name="fonts">Fonts of the text.</param>
    public PageFlow(ReportDocument document, FontSet fonts)
    {
        (this.document, Fonts) = (document, fonts);
        Add();
        Masthead();
    }

    /// <summary>Fonts of the text.</summary>
    public FontSet Fonts { get; }

    /// <summary>The parts of the document.</summary>
    public Structure Structure { get; } = new();

    /// <summary>Level of the headings: 2, and within chapters 3.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>Where the next thing goes, from the top of the page.</summary>
    public double Y { get; set; }

    /// <summary>The page that is being filled.</summary>
    public PdfPage Page => pages[^1];

    /// <summary>Height of an empty page.</summary>
    public const double FullHeight = Bottom - Top - 24;

    /// <summary>All pages.</summary>
    public IReadOnlyList<PdfPage> Pages => pages;

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

    /// <summary>Leaves a distance to what stands above, on a page that has that much room.</summary>
    /// <param name="above">The distance; none at the top of a page.</param>
    /// <param name="height">The room.</param>
    public void Break(double above, double height)
    {
        Ensure(above + height);
        Y += Y > pageStart ? above : 0;
    }

    /// <summary>Starts a new page with the running header.</summary>
    public void NewPage()
    {
        using var artifact = Structure.Artifact();
        Add();
        var room = ContentWidth - Width(document.Title, Typography.Footer) - 12;
        var subtitle = Wrap(document.Subtitle, Typography.Footer, room, most: 1);
        Page.Text(Left, Y + Typography.Footer.BaseLine, document.Title, Typography.Footer);
        Page.Lines(Right, Y, subtitle, Typography.Footer, Anchor.End);
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
        var heading = new HeadingLines(text, detail, Typography.Heading, Typography.HeadingDetail, ContentWidth, this);
        Break(above, heading.Height + below + following);
        Y = heading.Draw(Left, Y, this) + below;
    }

    /// <summary>Notes a heading for the table of contents.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="y">Where it stands on the current page.</param>
    public void AddToOutline(string title, double y) => outline.Add(new OutlineEntry(title, pages.Count - 1, y));

    /// <summary>Width of a text on one line.</summary>
    public double Width(string text, TypeStyle style) => Fonts.Width(text, style);

    /// <summary>Breaks a text into lines; an empty one has none.</summary>
    public IReadOnlyList<string> Wrap(string text, TypeStyle style, double width) =>
        text.Length == 0 ? [] : TextWrap.Lines(text, width, t => Width(t, style));

    /// <summary>Breaks a text into lines, the last of which ends in an ellipsis where there would be more.</summary>
    public IReadOnlyList<string> Wrap(string text, TypeStyle style, double width, int most) =>
        text.Length == 0 ? [] : TextWrap.Lines(text, width, t => Width(t, style), most);

    /// <summary>Writes lines, on as many pages as they need.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="style">How they are set.</param>
    /// <param name="indent">Distance from the left edge.</param>
    public void Lines(IReadOnlyList<string> lines, TypeStyle style, double indent = 0)
    {
        foreach (var line in lines)
        {
            Ensure(style.Leading);
            Page.Text(Left + indent, Y + style.BaseLine, line, style);
            Y += style.Leading;
        }
    }

    /// <summary>Ends all pages with the footer and their numbers, which are known only now.</summary>
    public void Finish()
    {
        using var artifact = Structure.Artifact();
        var style = Typography.Footer;
        for (var i = 0; i < pages.Count; i++)
        {
            var number = $"{i + 1} / {pages.Count}";
            var room = ContentWidth - Width(number, style) - 12;
            var footer = Wrap(document.Footer, style, room, most: 1);
            pages[i].Rule(new Stroke(Palette.Hairline, 0.6), new(Left, FooterLine), new(Right, FooterLine));
            pages[i].Lines(Left, FooterLine + 4, footer, style);
            pages[i].Text(Right, FooterLine + 4 + style.BaseLine, number, style, Anchor.End);
        }
    }

    /// <summary>The title, and the subtitle at the other end of its base line, or below when there is no room for it.</summary>
    private void Masthead()
    {
        var title = Wrap(document.Title, Typography.Title, ContentWidth);
        using (Structure.Open("H1"))
        {
            Lines(title, Typography.Title);
        }

        using (Structure.Open("P"))
        {
            var room = ContentWidth - Width(title.Count > 0 ? title[^1] : "", Typography.Title) - 16;
            if (Width(document.Subtitle, Typography.Subtitle) <= room)
            {
                Page.Text(Right, Y - Typography.Title.Leading + Typography.Title.BaseLine, document.Subtitle, Typography.Subtitle, Anchor.End);
            }
            else
            {
                Y += 2;
                Lines(Wrap(document.Subtitle, Typography.Subtitle, ContentWidth), Typography.Subtitle);
            }
        }

        Rule(Palette.Ink, 1.2, 3);
        Y += HeaderGap - 2;
        pageStart = Y;
    }

    private void Rule(Colour colour, double width, double above)
    {
        Y += above;
        Page.Rule(new Stroke(colour, width), new(Left, Y), new(Right, Y));
    }

    private void Add()
    {
        pages.Add(new PdfPage(Structure));
        (Y, pageStart) = (Top, Top);
    }
}

/// <summary>A heading in the table of contents.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Page">Index of its page.</param>
/// <param name="Y">Where it stands, from the top.</param>
internal sealed record OutlineEntry(string Title, int Page, double Y);
