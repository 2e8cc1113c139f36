using System.Text.RegularExpressions;
using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Kpis;
using Attribution.Domain.Personas;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Layout;
using Attribution.Reporting.Tests.Text;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;

namespace Attribution.Reporting.Tests.Quarterly;

/// <summary>The chapters as parts of whole reports: in every language, from real sums, and only where there is something to say.</summary>
public partial class QuarterReportTests
{
    public static TheoryData<string> Languages => LanguageFile.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public void Head_ReadsLegiblePages(string language)
    {
        var report = Some.Report(QuarterExample.Figures, texts: ReportTexts.In(language), reported: Example.Reported);

        Assert.Empty(ReportLegibility.Faults(report));
        Assert.InRange(ReportLegibility.Pages(report), 6, 8);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Head_ReadsLegiblePages_WhereAmountsAreLong(string language) =>
        Assert.Empty(ReportLegibility.Faults(Some.Report(QuarterExample.Of("AMD", 4_137), texts: ReportTexts.In(language))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Head_ReadsLegiblePages_WhereNamesAreLong(string language)
    {
        var names = QuarterExample.Figures.Names.ToDictionary(name => name.Key, name => $"{name.Value} – Kontekstuālā reklāma, Գովազդ սոցիալական ցանցերում, საინფორმაციო ელფოსტა");
        var grid = QuarterExample.Figures.Grid with
        {
            Personas = [.. QuarterExample.Figures.Grid.Personas.Select(persona => persona with { Name = $"{persona.Name}, Építőanyag-nagykereskedelem" })],
            Stages = [.. QuarterExample.Figures.Grid.Stages.Select(stage => stage with { Name = $"Требования {stage.Name}" })],
        };

        Assert.Empty(ReportLegibility.Faults(Some.Report(QuarterExample.Figures with { Names = names, Grid = grid }, texts: ReportTexts.In(language))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Marketer_ReadsLegiblePages(string language)
    {
        Assert.Empty(ReportLegibility.Faults(Some.Report(QuarterExample.Figures, Some.Anna(), ReportTexts.In(language), Example.Reported)));
        Assert.Empty(ReportLegibility.Faults(Some.Report(QuarterExample.Of("HUF", 390), Some.Anna(), ReportTexts.In(language))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pdf_HasEveryNumberOfTheModel_AndNoOther(string language)
    {
        var report = Some.Report(QuarterExample.Figures, texts: ReportTexts.In(language), reported: Example.Reported);
        var pdf = await ReadPdf.Of(new PdfRenderer(FontSet.Default).Render(report));

        var pages = Enumerable.Range(1, pdf.Pages.Count).Select(page => $"{page} / {pdf.Pages.Count} {report.Footer} {(page > 1 ? report.Subtitle : "")}");
        var expected = WordsOf.Report(report).Concat(pages).SelectMany(Numbers).Order(StringComparer.Ordinal).ToList();

        Assert.True(expected.Count > 900, "The example should have many numbers.");
        Assert.Equal(expected, pdf.Pages.SelectMany(page => page.Items).SelectMany(item => Numbers(item.Text)).Order(StringComparer.Ordinal).ToList());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryText_IsOfTheLanguage_WhateverIsMissing(string language)
    {
        // Every figure without a value: each reason has words.
        static KpiLine Withheld(KpiLine line) => line with { Figures = [.. line.Figures.Select(figure => figure with { Withheld = "settingMissing:x" })] };
        var figures = QuarterExample.Figures;
        var bare = figures with { Lines = (area, by) => [.. figures.Lines(area, by).Select(Withheld)], WeekLines = (_, _) => [] };

        Assert.Empty(ReportLegibility.Faults(Some.Report(bare, texts: ReportTexts.In(language))));
    }

    [Fact]
    public void Areas_ThatAreAbsent_HaveNoChapter()
    {
        var figures = QuarterExample.Figures;
        QuarterFigures Only(params string[] areas) => figures with { Lines = (area, by) => areas.Contains(area) ? figures.Lines(area, by) : [] };
        IReadOnlyList<string?> Chapters(QuarterFigures quarter) => [.. Some.Report(quarter).Blocks.OfType<Chapter>().Select(chapter => chapter.Heading)];

        Assert.Equal(["Lead quality and life"], Chapters(Only(Areas.LeadLife)));
        Assert.Equal(["Pipeline and revenue by channel"], Chapters(Only(Areas.Pipeline)));
        Assert.Equal(["Events of the quarter"], Chapters(Only(Areas.Events)));
        Assert.Equal(["Personas and the buying journey"], Chapters(Only(Areas.Personas)));
        Assert.Empty(Chapters(Only(Areas.Joint)));
    }

    [Fact]
    public void Report_IsWhatItWas_WithoutAQuarter()
    {
        Assert.Null(QuarterFigures.Of(Example.Reported));
        Assert.Empty(Some.Report(Example.Reported, Some.Anna(MarketerRole.Head)).Blocks.OfType<Chapter>());
        Assert.Equal(Some.Report(Example.Reported).Blocks.Count, Some.Report(QuarterExample.Figures, Some.Anna(), null, Example.Reported).Overview.Count());
    }

    [Fact]
    public void Figures_FollowFromTheSumsOfTheSnapshot()
    {
        var search = new Cut(CutKind.Channel, "paid-search", "spring");
        var sums = Sums((Cut.Total, "leads", 40), (search, "leads", 30), (new Cut(CutKind.Channel, "paid-search", "brand"), "leads", 10), (Cut.Total, "accepted", 20), (search, "accepted", 20));
        var reported = Some.Reported(Example.Week) with
        {
            Quarter = new KpiInputs(Kpi.Days, "EUR", sums, BookedSums.None, [new CampaignCost("paid-search", "spring", 1_200_000_000)], [])
            {
                Names = new Dictionary<string, string> { ["channel|paid-search"] = "Paid search" },
                Personas = new PersonaInputs([new Persona("owner", "Owner")], [new JourneyStage("problem", "Problem", 1)], [], []),
            },
            WeekSums = Sums((Cut.Total, "leads", 3)),
        };

        var quarter = QuarterFigures.Of(reported)!;
        var channels = WeeklyReport.Compose(reported, Some.Anna(MarketerRole.Head), Some.Hash, ReportTexts.English).Blocks.OfType<DataTable>().Single(table => table.Heading == "Quality by channel");

        Assert.Equal(40, quarter.Total(Areas.LeadLife)!["leads"]!.Numerator.Value);
        Assert.Equal(3, quarter.WeekTotal(Areas.LeadLife)!["leads"]!.Numerator.Value);
        Assert.StartsWith("Paid search | 40/20 | ", Rows.Of(channels)[1], StringComparison.Ordinal);
        Assert.Equal(CellVerdict.Empty, quarter.Grid.Verdicts[("owner", "problem")]);
        Assert.Equal(30, quarter.Lines(Areas.Joint, CutKind.Channel).Single()["cpl"]!.Value);
    }

    private static BookedSums Sums(params IReadOnlyList<(Cut Cut, string Measure, long Count)> sums) =>
        new(sums.ToDictionary(sum => (sum.Cut, sum.Measure), sum => Amounts.Same(sum.Count * Booking.One)));

    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
