using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Layout;

public class ReportLegibilityTests
{
    [Theory]
    [InlineData(5, 2)]
    [InlineData(45, 3)]
    [InlineData(90, 4)]
    public void Pages_AreLegible(int campaigns, int pages)
    {
        Assert.Empty(ReportLegibility.Faults(Gallery.Report(campaigns)));
        Assert.Equal(pages, ReportLegibility.Pages(Gallery.Report(campaigns)));
    }

    [Fact]
    public void Pages_AreLegible_ForAWeekAsItComes() => Assert.Empty(ReportLegibility.Faults(Example.Report));

    // Words as long as they get in the six languages: in every name of a column, and in the names of channels.
    [Theory]
    [InlineData("Conversion")]
    [InlineData("Konversijas")]                    // Latvian
    [InlineData("Megjelenítések")]                 // Hungarian
    [InlineData("Конверсия")]                      // Russian
    [InlineData("Դիմումներ")]                      // Armenian
    [InlineData("კონვერსია")]                      // Georgian
    [InlineData("Költség\u00ADmegtakarítás")]      // a soft hyphen lets it break
    public void ChannelTable_IsLegible_WhateverTheLanguage(string word) =>
        Assert.Empty(ReportLegibility.Faults(Some.Document(Gallery.ChannelTable(Gallery.Channels, _ => word))));

    [Theory]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    [InlineData("campaign_2026_03_lv_search_brand_exact_match_desktop_and_mobile_remarketing_audience_lookalike_1_percent")]
    [InlineData("შემეცნებითიმარკეტინგისარხისძალიანგრძელისახელირომელიცარსადარწყდებადამაინცუნდადაეტიოს")]
    [InlineData("A channel whose name is a whole sentence, because somebody thought that this would be a helpful thing to write")]
    public void Blocks_AreLegible_WhateverNamesTheyBear(string name)
    {
        ReportBlock[] blocks =
        [
            new Sentences([$"Leads rose, most of it from {name}.", name]),
            Gallery.Tiles($" {name}"),
            Gallery.ChannelTable([name, "Short", name]),
            new Pair(
                new ChartBlock(name, name, new LineChart(name, name, [new(name, 1, "1"), new(name, 2, "123 456 789,00 €")], new LineLimit(2, name), LineTone.Ink).Draw()),
                new ProgressBlock(name, name, 0.5, 0.5, [.. Enumerable.Range(1, 6).Select(_ => new LabelledFact(name, "€1,234,567.89", Emphasis.Strong, name))])),
            new Pair(new Note(name, [name, name]), new ChartBlock(name, "", new FunnelChart(name, name, [new(name, 2, "9,999,999", ""), new(name, 1, "1", name)]).Draw())),
            new ProgressBlock(name, name, 2, 1.5, [new(name, "€1,234,567.89", Emphasis.Strong, name), new("Short", "1", Emphasis.Alert, "")]),
            new Note(name, [name, $"{name} {name} {name}"]),
        ];

        Assert.All(blocks, b => Assert.Empty(ReportLegibility.Faults(Some.Document(b))));
        Assert.Empty(ReportLegibility.Faults(Some.Document(blocks) with { Title = name, Subtitle = name, Footer = name }));
    }

    [Fact]
    public void Figures_AreNeverBroken_WhenColumnsAreMany()
    {
        string[] figures = ["1,234,567,890", "€1,234,567.89", "123,456,789", "12,345.67%"];
        var columns = Enumerable.Range(1, 10).Select(i => new TableColumn($"Column {i}", Alignment.Right, 0) { Detail = "Against the week before" }).ToList();
        IReadOnlyList<TableCell> row = [.. columns.Select((_, i) => TableCell.Of(figures[i % 4]) with { Detail = figures[(i + 1) % 4] })];
        var pages = new PdfRenderer(FontSet.Default).Lay(Some.Document(new DataTable("Wide", "", columns, [row], row, ""))).Pages;

        var texts = pages[0].Marks.Select(m => m.Shape).OfType<Shape.Text>().Select(t => t.Content).ToList();
        Assert.Equal(40, texts.Count(figures.Contains));
        Assert.Empty(ReportLegibility.Faults(Some.Document(new DataTable("Wide", "", columns, [row], row, "")), 4));
    }

    [Fact]
    public void Faults_AreFound_OnTheirPage()
    {
        var chart = new Drawing(100, 20, "", "", [
            new Shape.Text(new(5, 10), "one", 8, Palette.Ink),
            new Shape.Text(new(8, 10), "two", 8, Palette.Ink),
        ]);

        Assert.Equal(["page 1: 'two' is on 'one'"], ReportLegibility.Faults(Some.Document(new ChartBlock("Chart", "", chart))));
    }
}
