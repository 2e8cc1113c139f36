using System.Globalization;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Pdf;

public class PdfRendererTests
{
    private static readonly PdfRenderer Renderer = new(FontSet.Load(Path.Combine(AppContext.BaseDirectory, "fonts"), MissingGlyph.Throw));

    [Theory]
    [InlineData("Marketing € 1,148.37 – “Scale-up” · 100 % of 1/3")]    // English
    [InlineData("Kanālu pārskats: āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ")]             // Latvian
    [InlineData("Csatornajelentés: árvíztűrő tükörfúrógép")]             // Hungarian
    [InlineData("Отчёт по каналам: съешь ещё этих мягких булок, ₽")]     // Russian
    [InlineData("Ալիքների զեկույց և շաբաթ, ֏ 1 200")]                    // Armenian
    [InlineData("არხების ანგარიში: კვირა, ₾ 1 200")]                     // Georgian
    [InlineData("Anna: Աննա, ანა, Анна in one line")]                    // four fonts in one line
    public async Task Render_KeepsText_InEveryLanguage(string text)
    {
        var pdf = await Read(new Note("Note", [text]));

        // A line that changes fonts is several items, and the reader drops items that are only spaces.
        var dot = pdf.Pages[0].Items.Single(i => i.Text == "·");
        var line = pdf.Pages[0].Items.Where(i => i.IsOnTheLineOf(dot) && i != dot).OrderBy(i => i.X);
        Assert.Equal(WithoutSpaces(text), WithoutSpaces(string.Concat(line.Select(i => i.Text))));
    }

    [Fact]
    public void Render_GivesTheSameBytes_WhateverTheCultureOfTheMachine()
    {
        var expected = Renderer.Render(Example.Report);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "ar-SA", "de-DE", "hy-AM", "fa-IR", "th-TH", "sv-SE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Renderer.Render(Example.Compose()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Render_GivesOtherBytes_WhenOneFigureDiffers() =>
        Assert.NotEqual(Renderer.Render(Some.Document(new Note("Note", ["1"]))), Renderer.Render(Some.Document(new Note("Note", ["2"]))));

    [Fact]
    public async Task Render_SaysWhatTheFileIs()
    {
        var pdf = await ReadPdf.Of(Renderer.Render(Example.Report));

        Assert.Equal("1.7", pdf.Version);
        Assert.Equal("Weekly channel report · Week 12 · 16–22 March 2026 · Anna Ozola · EUR", pdf.Title);
        Assert.Equal("D:20260323000000Z", pdf.Created);
        Assert.Equal("en", pdf.Language);
        Assert.True(pdf.DisplaysTitle);
        Assert.Equal(
            [
                "Channels", "Leads, 12 weeks", "CPL, 12 weeks", "Plan march", "Pay so far", "Plan webinars-q1", "From showings to leads", "CPL by channel", "Campaigns",
                "Where the models disagree most", "Leads by temperature and family", "Platform claims and our count", "Restated since the last report", "About these figures",
            ],
            pdf.Outline.Select(o => o.Title));
    }

    [Fact]
    public async Task Render_WritesRowsCellByCell()
    {
        var pdf = await ReadPdf.Of(Renderer.Render(Example.Report));

        var texts = pdf.Texts.ToList();
        var row = texts.IndexOf("58,210");
        Assert.Equal(
            [
                "Paid search", "81,033", "58,210", "1,204", "1.5%", "71", "5.9%", "41.1", "3.4%", "€1,148.37", "€0.95", "€27.98", "43.1", "€26.68", "47.0%", "42.1%",
            ],
            texts.Skip(row - 2).Take(16));
    }

    [Fact]
    public async Task Render_FitsAPlainWeekOnTwoPages()
    {
        var bytes = Renderer.Render(Some.Report(Example.Week, Example.WeekBefore));

        Assert.InRange(bytes.Length, 5_000, 150 * 1024);
        Assert.InRange((await ReadPdf.Of(bytes)).Pages.Count, 1, 2);
    }

    [Fact]
    public async Task Render_FitsEverythingOnFourPages()
    {
        var bytes = Renderer.Render(Example.Report);

        Assert.InRange(bytes.Length, 5_000, 150 * 1024);
        Assert.InRange((await ReadPdf.Of(bytes)).Pages.Count, 1, 4);
    }

    [Fact]
    public void Render_Throws_WhenNoFontHasACharacter_AndTestsAskForIt() =>
        Assert.Throws<MissingGlyphException>(() => Renderer.Render(Some.Document(new Note("Note", ["報告"]))));

    [Fact]
    public async Task Render_PrintsABox_WhenNoFontHasACharacter()
    {
        var pdf = await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(Some.Document(new Note("Note", ["Team 報告 🚀\u200b one\ttwo"]))));

        // Copied text is still what was written; only what is seen is a box.
        Assert.Contains("報告 🚀 one two", string.Concat(pdf.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Works_WhenThereIsNothingToSay() => Assert.Contains("1 / 1", (await Read()).Texts);

    private static async Task<ReadPdf> Read(params IReadOnlyList<ReportBlock> blocks) => await ReadPdf.Of(Renderer.Render(Some.Document(blocks)));

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
