using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Pdf;

public class TablePagesTests
{
    private const double RightEdge = 595.28 - 40;

    [Fact]
    public async Task Render_RepeatsTheHeaderAndCountsPages_WhenATableIsLong()
    {
        var rows = Enumerable.Range(1, 200).Select(i => (IReadOnlyList<TableCell>)[TableCell.Of($"Channel {i}"), TableCell.Of($"{i}.0")]).ToList();
        var pdf = await Read(Table(rows, [TableCell.Of("All"), TableCell.Of("20,100.0")]));

        Assert.InRange(pdf.Pages.Count, 4, 8);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"Channel {i}"), pdf.Texts.Where(t => t.StartsWith("Channel ", StringComparison.Ordinal)));
        for (var i = 0; i < pdf.Pages.Count; i++)
        {
            var texts = pdf.Pages[i].Items.Select(item => item.Text).ToList();
            Assert.Single(texts, "Channel");
            Assert.Single(texts, "Leads");
            Assert.Equal($"{i + 1} / {pdf.Pages.Count}", texts[^1]);
            Assert.Single(texts, "Report");
        }
    }

    [Fact]
    public void Render_KeepsTheCaptionWithALastRow_AndTwoRowsWithTheHead_WhereverATableBegins()
    {
        var rows = Enumerable.Range(1, 6).Select(i => (IReadOnlyList<TableCell>)[TableCell.Of($"Row {i}"), TableCell.Of("1.0")]).ToList();
        var table = new DataTable("Channels", "", [new("Channel", Alignment.Left, 1), new("Leads", Alignment.Right, 0)], rows, null, "How to read it.");
        foreach (var filled in Enumerable.Range(40, 20))
        {
            var pages = new PdfRenderer(FontSet.Default).Lay(Some.Document(new Note("Filler", [.. Enumerable.Range(1, filled).Select(i => $"line {i}")]), table)).Pages;
            int PageOf(string text) => pages.ToList().FindIndex(page => page.Marks.Any(mark => mark.Shape is Shape.Text written && written.Content == text));

            Assert.Equal(PageOf("Row 6"), PageOf("How to read it."));
            Assert.Equal(PageOf("Channels"), PageOf("Row 2"));
        }
    }

    [Fact]
    public async Task Render_KeepsTheTotalWithALastRow_HoweverManyRowsThereAre()
    {
        foreach (var count in Enumerable.Range(38, 8))
        {
            var rows = Enumerable.Range(1, count).Select(i => (IReadOnlyList<TableCell>)[TableCell.Of($"Row {i}"), TableCell.Of("1.0")]).ToList();
            var last = (await Read(Table(rows, [TableCell.Of("All"), TableCell.Of("9.0")]))).Pages[^1].Items.Select(i => i.Text).ToList();

            Assert.Equal(last.Contains("All"), last.Contains($"Row {count}"));
        }
    }

    [Theory]
    [InlineData("A channel whose name is a whole sentence, because somebody thought that this would be a helpful thing to write")]
    [InlineData("campaign_2026_03_lv_search_brand_exact_match_desktop_and_mobile_remarketing_audience_lookalike_1_percent")]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungsprotokollführer")]
    [InlineData("შემეცნებითიმარკეტინგისარხისძალიანგრძელისახელირომელიცარსადარწყდებადამაინცუნდადაეტიოს")]
    public async Task Render_WrapsLongNames_SoThatNothingMeetsItsNeighbour(string name)
    {
        var figures = Some.Week(
            [
                Some.Channel(name, 1234.5m, 1_234_567.89m, 9_876_543, 123_456, new Domain.Figures.Reach.Between(1_234_567, 12_345_678)),
                Some.Channel("Short", 0.5m, 12m, 3, 1),
            ],
            [Some.Plan(name)]);
        var pdf = await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(Some.Report(figures, figures, Some.Anna(name: name))));

        foreach (var items in pdf.Pages.Select(p => p.Items))
        {
            Assert.All(items, i => Assert.InRange(i.End, 40, RightEdge + 0.5));
            foreach (var (left, right) in from a in items from b in items where a != b && a.IsOnTheLineOf(b) && a.X < b.X select (a, b))
            {
                Assert.True(left.End <= right.X + 0.1, $"'{left.Text}' runs into '{right.Text}'.");
            }
        }

        Assert.Contains("€1,234,567.89", pdf.Texts);
    }

    [Fact]
    public async Task Render_AlignsNumbersAtTheirEnds()
    {
        var pdf = await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(Example.Report));
        var items = pdf.Pages[0].Items;

        string[] cost = ["€1,148.37", "€981.10", "€118.00", "€480.00", "€2,727.47"];
        var ends = items.Where(i => cost.Contains(i.Text)).GroupBy(i => i.Text).Select(same => same.Last()).Select(i => Math.Round(i.End, 1)).ToList();
        Assert.Equal(cost.Length, ends.Count);
        Assert.All(ends, e => Assert.Equal(ends[0], e, 0.2));
    }

    [Fact]
    public async Task Render_ShortensARow_ThatWouldNotFitOnAPage()
    {
        var name = string.Join(' ', Enumerable.Repeat("endless", 2000));
        var pdf = await Read(Table([[TableCell.Of(name), TableCell.Of("1.0")]], null));

        Assert.Single(pdf.Pages);
        Assert.Single(pdf.Texts, t => t.EndsWith('…'));
    }

    [Fact]
    public async Task Render_ShrinksColumns_WhenThereAreTooMany()
    {
        var columns = Enumerable.Range(1, 30).Select(i => new TableColumn($"Column {i}", Alignment.Right, 0)).ToList();
        var table = new DataTable("Wide", "", columns, [[.. columns.Select(c => TableCell.Of("123,456"))]], null, "");

        Assert.All((await Read(table)).Pages[0].Items, i => Assert.InRange(i.End, 0, RightEdge + 1));
    }

    [Fact]
    public void DataTable_Throws_WhenARowLacksACell() =>
        Assert.Throws<ArgumentException>(() => Table([[TableCell.Of("only one")]], null));

    private static DataTable Table(IReadOnlyList<IReadOnlyList<TableCell>> rows, IReadOnlyList<TableCell>? total) =>
        new("Table", "detail", [new("Channel", Alignment.Left, 1), new("Leads", Alignment.Right, 0)], rows, total, "Caption");

    private static async Task<ReadPdf> Read(ReportBlock block) =>
        await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(Some.Document(block)));
}
