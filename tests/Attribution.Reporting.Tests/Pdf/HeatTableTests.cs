using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Html;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Layout;

namespace Attribution.Reporting.Tests.Pdf;

public class HeatTableTests
{
    private static readonly PdfRenderer Renderer = new(FontSet.Default);

    [Fact]
    public void Table_IsTaggedAsOne()
    {
        var table = Renderer.Lay(Some.Document(Heat(3))).Structure.Root.Parts.Single(part => part.Type == "Table");

        Assert.Equal("THead TBody Caption", string.Join(' ', table.Parts.Select(part => part.Type)));
        Assert.All(table.Parts[0].Parts[0].Parts, head => Assert.Equal(("TH", "Column"), (head.Type, head.Scope)));
        Assert.All(table.Parts[1].Parts, row => Assert.Equal("TH TD TD", string.Join(' ', row.Parts.Select(cell => cell.Type))));
        Assert.Equal("Row", table.Parts[1].Parts[0].Parts[0].Scope);
    }

    [Fact]
    public void Cells_AreShaded_AndThoseWithAMarkFramed()
    {
        var shapes = Renderer.Lay(Some.Document(Heat(1))).Pages[0].Marks.Select(mark => mark.Shape).ToList();

        Assert.Equal([Palette.Panel, Palette.Shades[5]], shapes.OfType<Shape.Rect>().Select(rect => rect.Fill));
        Assert.Equal([2.0], shapes.OfType<Shape.Polyline>().Where(line => line.Points.Count == 5).Select(frame => frame.Stroke.Dash));
    }

    [Fact]
    public void Table_RepeatsItsHead_OnEveryPage_AndKeepsRowsWhole()
    {
        var flow = Renderer.Lay(Some.Document(Heat(60)));

        Assert.True(flow.Pages.Count > 2);
        Assert.All(flow.Pages, page => Assert.Contains(page.Marks, mark => mark.Shape is Shape.Text { Content: "Problem" }));
        Assert.Empty(ReportLegibility.Faults(Some.Document(Heat(60))));
    }

    [Fact]
    public void Table_StaysOnOnePage_WhereItFits()
    {
        var filler = new Note("Filler", [.. Enumerable.Range(1, 45).Select(i => $"{i}")]);

        var pages = Renderer.Lay(Some.Document(filler, Heat(10))).Pages;

        Assert.Equal(2, pages.Count);
        Assert.DoesNotContain(pages[0].Marks, mark => mark.Shape is Shape.Text { Content: "Persona" });
    }

    [Theory]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    [InlineData("შემეცნებითიმარკეტინგისარხისძალიანგრძელისახელირომელიცარსადარწყდება")]
    public void Table_IsLegible_WhateverNamesItBears(string name) => Assert.Empty(ReportLegibility.Faults(Some.Document(
        new HeatTable(name, name, name, [.. Enumerable.Repeat(name, 7)], [new(name, name, [.. Enumerable.Repeat(new HeatCell("1,234.5", [name, "€123,456"], 3, name), 7)])], name))));

    [Fact]
    public void Shades_GetDarkerStepByStep_InGreyToo_AndInkIsReadableOnAll()
    {
        var light = Palette.Shades.Select(Luminance).ToList();

        Assert.Equal(HeatCell.Darkest + 1, light.Count);
        Assert.All(light.Zip(light.Skip(1)), pair => Assert.True(pair.First - pair.Second > 0.03));

        // WCAG 2.1 asks for 4.5 for small text.
        Assert.All(light, shade => Assert.True((shade + 0.05) / (Luminance(Palette.Ink) + 0.05) > 4.5));
    }

    [Fact]
    public void Html_HasAClassPerShade_WithTheColoursOfPrint()
    {
        var page = HtmlReport.Page(Some.Document(Heat(1)));

        Assert.All(Palette.Shades.Skip(1).Select((shade, place) => (shade, place)), step => Assert.Contains($".shade{step.place + 1} {{ background: {step.shade}; }}", page, StringComparison.Ordinal));
        Assert.Contains($".shade0 {{ background: {Palette.Panel}; }}", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"shade0 marked\">", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"shade5\"><span class=\"strong\">100</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_AsksForACellPerColumn() => Assert.Throws<ArgumentException>(() => new HeatTable("", "", "", ["one", "two"], [new("row", "", [new("", [], 0)])], ""));

    private static HeatTable Heat(int rows) => new(
        "Leads by persona", "", "Persona", ["Problem", "Supplier"],
        [.. Enumerable.Range(1, rows).Select(i => new HeatRow($"Persona {i}", "100 leads", [new("", [], 0, "empty"), new("100", ["60% move on", "€1,200"], 5)]))],
        "Large: leads.");

    // Relative luminance of WCAG 2.1.
    private static double Luminance(Colour colour)
    {
        static double Linear(byte part) => part / 255.0 is var c && c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);
    }
}
