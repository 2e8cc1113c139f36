using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>A marketer's own leads: how good, how warm, and what became of them, beside those of everybody.</summary>
internal static class OwnChapter
{
    /// <summary>The chapter; none when the marketer's plans cover no lead.</summary>
    /// <param name="marketer">Id of the reader.</param>
    /// <param name="quarter">Figures and wording.</param>
    public static IEnumerable<ReportBlock> Of(string marketer, QuarterContext quarter)
    {
        var own = Line(Areas.LeadLife, marketer, quarter);
        if (own is null || own["leads"] is not { Numerator.Value: > 0 })
        {
            return [];
        }

        var texts = quarter.Texts;
        KpiRow[] rows = [new(texts[Phrase.OwnLeads], own), .. quarter.Figures.Total(Areas.LeadLife) is { } all ? [new(texts[Phrase.OwnAll], all)] : Array.Empty<KpiRow>()];
        return
        [
            quarter.Chapter(Phrase.OwnHeading),
            .. Week(marketer, quarter),
            .. Tiles(own, Line(Areas.Joint, marketer, quarter), quarter),
            .. LeadColumns.Own.Of(rows, null, quarter),
            .. LeadColumns.OwnWarmth.Of([rows[0], .. rows.Skip(1).Select(all => all with { Line = Warmth(all.Line, quarter) })], null, quarter),
        ];
    }

    private static KpiLine? Line(string area, string marketer, QuarterContext quarter) =>
        quarter.Figures.Lines(area, CutKind.Marketer).FirstOrDefault(line => line.Id == marketer);

    /// <summary>How warm all leads came: of them, each temperature is a line of its own.</summary>
    private static KpiLine Warmth(KpiLine total, QuarterContext quarter) => new(
        total.Id,
        [
            .. from line in quarter.Figures.Lines(Areas.LeadLife, CutKind.Temperature)
               where line["leads"] is not null && total["leads"] is not null
               select new KpiFigure(line.Id, KpiUnit.Ratio, line["leads"]!.Numerator, total["leads"]!.Numerator),
        ]);

    /// <summary>What happened to them this week.</summary>
    private static IEnumerable<Sentences> Week(string marketer, QuarterContext quarter)
    {
        var week = quarter.Figures.WeekLines(Areas.LeadLife, CutKind.Marketer).FirstOrDefault(line => line.Id == marketer);
        string Count(string figure) => quarter.Print.Count(week?[figure]?.Numerator.Value ?? 0);
        yield return new Sentences(
        [
            quarter.Texts.Say(
                Phrase.SaidOwnWeek,
                ("qualified", Count("qualifiedInPeriod")),
                ("rejected", Count("rejectedInPeriod")),
                ("converted", Count("convertedInPeriod")),
                ("back", Count("reactivatedInPeriod"))),
        ]);
    }

    private static IEnumerable<HeadlineTiles> Tiles(KpiLine own, KpiLine? joint, QuarterContext quarter)
    {
        HeadlineTile[] tiles =
        [
            .. Tile(Phrase.OwnQuality, joint?["quality"] ?? own["qualified"], quarter),
            .. Tile(Phrase.OwnScore, own["score"], quarter),
            .. Tile(Phrase.OwnConversion, own["conversion"], quarter),
            .. Tile(Phrase.OwnDays, own["timeToConversion"], quarter),
            .. Tile(Phrase.OwnRevenue, joint?["wonRevenue"], quarter),
        ];
        return tiles.Length < 2 ? [] : [new HeadlineTiles(tiles)];
    }

    private static IEnumerable<HeadlineTile> Tile(Phrase label, KpiFigure? figure, QuarterContext quarter) => figure is null ? [] :
    [
        new HeadlineTile(
            quarter.Texts[label],
            quarter.Print.Value(figure) ?? quarter.None,
            "",
            Emphasis.Muted,
            Lacking.Of(figure, quarter) ?? (figure is { Unit: KpiUnit.Ratio, Denominator: not null } ? quarter.Print.Parts(figure) : "")),
    ];
}
