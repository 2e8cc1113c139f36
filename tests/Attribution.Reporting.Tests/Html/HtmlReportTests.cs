using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Html;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Html;

public class HtmlReportTests
{
    private const string Nasty = "<script>alert('1')</script> & \"Ltd\" \u0001 Աննა";

    [Fact]
    public void Page_IsWellFormed_AndSaysWhatItIs()
    {
        var page = XDocument.Parse(HtmlReport.Page(Gallery.Report(language: "lv")));

        Assert.Equal("html", page.DocumentType!.Name);
        Assert.Equal("lv", page.Root!.Attribute("lang")!.Value);
        Assert.Equal("Weekly channel report · Week 12 · 16–22 March 2026 · Anna Ozola · EUR", page.Descendants("title").First().Value);
        Assert.Equal("Weekly channel report", page.Descendants("main").Single().Element("article")!.Element("header")!.Element("h1")!.Value);
        Assert.Equal(
            ["Channels", "Leads", "CPL", "Plan March", "Pay so far", "From click to accepted lead", "Where the models disagree most", "Campaigns", "About these figures"],
            page.Descendants("h2").Select(h => h.FirstNode!.ToString().Trim()));
    }

    [Fact]
    public void Page_NeedsNothingFromElsewhere_AndHasNoScriptAndNoStyleAttribute()
    {
        var page = XDocument.Parse(HtmlReport.Page(Gallery.Report(), "<form method=\"get\"></form>"));

        // An empty icon, so that browsers do not ask the server for one.
        Assert.Equal("data:,", Assert.Single(page.Descendants("link")).Attribute("href")!.Value);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "img" or "iframe" or "object" or "base");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "style" or "src" or "srcset" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes().Where(a => !a.IsNamespaceDeclaration), a => a.Value.Contains("//", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", Style(page), StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Style(page), StringComparison.Ordinal);
        Assert.Single(page.Descendants("style"));
    }

    [Fact]
    public void ContentSecurityPolicy_AllowsTheStyleOfThePage_AndNothingElse()
    {
        var style = Style(XDocument.Parse(HtmlReport.Page(Gallery.Report()), LoadOptions.PreserveWhitespace));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            HtmlReport.ContentSecurityPolicy);
    }

    [Fact]
    public void Style_HasTheColoursOfThePrintedReport()
    {
        var style = Style(XDocument.Parse(HtmlReport.Page(Gallery.Report())));

        Assert.All(
            new[]
            {
                ("paper", Palette.Paper), ("ink", Palette.Ink), ("muted", Palette.Muted), ("hairline", Palette.Hairline),
                ("panel", Palette.Panel), ("accent", Palette.Accent), ("alert", Palette.Alert),
            },
            c => Assert.Contains($"--{c.Item1}: {c.Item2};", style, StringComparison.Ordinal));
        Assert.DoesNotMatch("[^:] #[0-9a-f]", style);
    }

    [Fact]
    public void Page_EscapesEveryText()
    {
        ReportBlock[] blocks =
        [
            new Sentences([Nasty]),
            new HeadlineTiles([new(Nasty, Nasty, Nasty, Emphasis.Alert, Nasty) { AgainstPlan = Nasty }]),
            new DataTable(Nasty, Nasty, [new(Nasty, Alignment.Left, 1) { Detail = Nasty }], [[TableCell.Of(Nasty) with { Detail = Nasty }], [TableCell.Of(new CellBar(1, Nasty, BarTone.Accent))]], null, Nasty),
            new Pair(new Note(Nasty, [Nasty, Nasty]), new ChartBlock(Nasty, Nasty, new FunnelChart(Nasty, Nasty, [new(Nasty, 1, Nasty, Nasty)]).Draw())),
            new ProgressBlock(Nasty, Nasty, 1, 1, [new(Nasty, Nasty, Emphasis.Normal, Nasty)]),
        ];
        var page = HtmlReport.Page(new ReportDocument(Nasty, Nasty, "en", new DateOnly(2026, 3, 23), Nasty, blocks));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c != '\n');
        var texts = XDocument.Parse(page).DescendantNodes().OfType<XText>().Select(t => t.Value);
        Assert.True(texts.Count(t => t.Contains("<script>alert('1')</script> & \"Ltd\"   Աննა", StringComparison.Ordinal)) >= 20);
    }

    [Fact]
    public void Table_SaysWhatItsHeadsAreTheHeadsOf_AndMovesInABoxOfItsOwn()
    {
        var article = Parse(Gallery.ChannelTable(Gallery.Channels));
        var table = article.Descendants("table").Single();

        Assert.All(table.Element("thead")!.Descendants("th"), h => Assert.Equal("col", h.Attribute("scope")!.Value));
        Assert.All(table.Element("tbody")!.Elements("tr"), r => Assert.Equal("row", r.Elements().First().Attribute("scope")!.Value));
        Assert.Equal(9, table.Element("tfoot")!.Descendants().Count(e => e.Name.LocalName is "th" or "td"));
        Assert.Equal(("scroll", "region", "Channels", "0"), Attributes(table.Parent!, "class", "role", "aria-label", "tabindex"));
        Assert.Equal(["41.2", "33.7"], table.Element("tbody")!.Elements("tr").First().Elements().ElementAt(4).Elements().Select(e => e.Value));
    }

    [Fact]
    public void Charts_AreImagesWithANameAndADescription()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var figures = Parse(Gallery.Trends, Gallery.PlanAndPay).Descendants("figure").ToList();

        Assert.Equal(["Leads", "CPL", "Plan March"], figures.Select(f => f.Descendants(svg + "title").Single().Value));
        Assert.All(figures.Descendants(svg + "svg"), s => Assert.Equal("img", s.Attribute("role")!.Value));
        Assert.All(figures, f => Assert.True(f.Descendants(svg + "desc").Single().Value.Length > 20));
        Assert.All(figures, f => Assert.NotNull(f.Element("figcaption")));
    }

    [Fact]
    public void Charts_AreTheOnesOfThePrintedReport()
    {
        var chart = (ChartBlock)Gallery.Trends.Left;

        Assert.Contains(SvgWriter.Write(chart.Drawing), HtmlReport.Article(Some.Document(Gallery.Trends)), StringComparison.Ordinal);
    }

    [Fact]
    public void Article_ShowsEveryTextOfTheReport()
    {
        var said = string.Join(' ', Parse([.. Gallery.Report().Blocks]).DescendantNodes().OfType<XText>().Select(t => t.Value.Trim()));

        Assert.All(
            new[] { "against 78.0 last week", "75.9% of €9,000.00", "7,011–20,670", "On accepted", "allowed €35.00", "62.4% of applications", "not reported", "€71.08", "restated: was €402.10" },
            t => Assert.Contains(t, said, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_IsTheSame_WhateverTheCultureOfTheMachine()
    {
        var report = Gallery.Report();
        var expected = HtmlReport.Page(report);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, HtmlReport.Page(report));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Page_PutsControlsAboveTheReport()
    {
        var body = XDocument.Parse(HtmlReport.Page(Gallery.Report(), "<form id=\"pick\"></form>")).Root!.Element("body")!;

        Assert.Equal("pick", body.Elements().First().Element("form")!.Attribute("id")!.Value);
        Assert.Equal("main", body.Elements().Last().Name.LocalName);
        Assert.DoesNotContain(XDocument.Parse(HtmlReport.Page(Gallery.Report())).Descendants(), e => e.Attribute("class")?.Value == "controls");
    }

    [Fact]
    public void Page_LeavesOutWhatIsEmpty()
    {
        var page = XDocument.Parse(HtmlReport.Page(new ReportDocument("No access", "", "en", new DateOnly(2026, 3, 23), "", [new Sentences(["Ask for a new link."])])));

        Assert.Equal("No access", page.Descendants("title").Single().Value);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "footer" or "p" && e.Value.Length == 0);
    }

    private static XElement Parse(params IReadOnlyList<ReportBlock> blocks) => XElement.Parse(HtmlReport.Article(Some.Document(blocks)));

    private static string Style(XDocument page) => page.Descendants("style").Single().Value;

    private static (string, string, string, string) Attributes(XElement element, string a, string b, string c, string d) =>
        (element.Attribute(a)!.Value, element.Attribute(b)!.Value, element.Attribute(c)!.Value, element.Attribute(d)!.Value);
}
