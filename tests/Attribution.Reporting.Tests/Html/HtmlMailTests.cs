using System.Xml.Linq;
using Attribution.Reporting.Html;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Html;

public class HtmlMailTests
{
    private const string Link = "https://reports.example.com/api/dashboard?link=a&week=2026-W12";

    [Fact]
    public void Body_ReadsFromTopToBottom_WithoutStyles()
    {
        var texts = Parse(Body()).Descendants("body").Single().DescendantNodes().OfType<XText>().Select(t => t.Value.Trim()).Where(t => t.Length > 0).ToList();

        Assert.Equal("Weekly channel report", texts[0]);
        Assert.Equal("Week 12 · 16–22 March 2026 · Anna Ozola · EUR", texts[1]);
        Assert.Equal(Gallery.Sentences.Lines, texts.Skip(2).Take(3));
        Assert.Equal(["Leads credited", "87.4", "+12.1%", "against 78.0 last week", "on pace: 219 of 300", "Cost per lead", "€31.20"], texts.Skip(5).Take(7));
        Assert.Equal(["Open the report", Link, "The report is attached.", Gallery.Report().Footer], texts[^4..]);
    }

    [Fact]
    public void Body_LinksAsAButton_AndAsAPlainAddress()
    {
        var links = Parse(Body()).Descendants("a").ToList();

        Assert.Equal(["Open the report", Link], links.Select(a => a.Value));
        Assert.All(links, a => Assert.Equal(Link, a.Attribute("href")!.Value));
        Assert.DoesNotContain("<a ", HtmlMail.Body(Gallery.Report(), null, "Open", "Attached"), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_IsLaidOutByTables_ForMailClients()
    {
        var body = Parse(Body());

        Assert.All(body.Descendants("table"), t => Assert.Equal("presentation", t.Attribute("role")!.Value));
        Assert.Contains(body.Descendants("table"), t => t.Attribute("style")!.Value.Contains("max-width:600px", StringComparison.Ordinal));
        Assert.DoesNotContain(body.Descendants(), e => e.Name.LocalName is "img" or "svg" or "script" or "style" or "link" or "form");
        Assert.DoesNotContain(body.Descendants().Attributes("class"), _ => true);
    }

    [Fact]
    public void Body_EscapesEveryText()
    {
        const string nasty = "<b>\"&'";
        var document = new ReportDocument(nasty, nasty, "en", new DateOnly(2026, 3, 23), nasty,
            [new Sentences([nasty]), new HeadlineTiles([new(nasty, nasty, nasty, Emphasis.Alert, nasty) { AgainstPlan = nasty }])]);
        var body = HtmlMail.Body(document, "https://example.com/?a=\"><b>", nasty, nasty);

        Assert.DoesNotContain("<b>", body, StringComparison.Ordinal);
        Assert.Equal("https://example.com/?a=\"><b>", Parse(body).Descendants("a").First().Attribute("href")!.Value);
    }

    [Fact]
    public void Body_SetsRedOnlyWhatNeedsAction() =>
        Assert.Equal(
            ["+4.0%", "75.9% of €9,000.00"],
            Parse(Body()).Descendants().Where(e => e.Attribute("style")?.Value.Contains("#b3372b", StringComparison.Ordinal) == true).Select(e => e.Value));

    private static string Body() => HtmlMail.Body(Gallery.Report(), Link, "Open the report", "The report is attached.");

    private static XDocument Parse(string body) => XDocument.Parse(body);
}
