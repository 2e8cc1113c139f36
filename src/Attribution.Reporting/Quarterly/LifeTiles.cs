using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>What happened to leads this week, whatever day they are of, beside the quarter; and how content customers are.</summary>
internal static class LifeTiles
{
    /// <summary>One row of tiles; none when no figure is known.</summary>
    public static IEnumerable<HeadlineTiles> Of(KpiLine total, QuarterContext quarter)
    {
        HeadlineTile[] tiles =
        [
            .. Week(Phrase.LifeTileQualified, "qualifiedInPeriod", total, "qualified", Phrase.LifeTileOfLeads, quarter),
            .. Week(Phrase.LifeTileRejected, "rejectedInPeriod", total, "rejected", Phrase.LifeTileOfLeads, quarter),
            .. Week(Phrase.LifeTileConverted, "convertedInPeriod", total, "conversion", Phrase.LifeTileOfAccepted, quarter),
            .. Week(Phrase.LifeTileCameBack, "reactivatedInPeriod", total, "costPerRecycled", Phrase.LifeTileEach, quarter),
            .. Nps(total, quarter),
        ];
        return tiles.Length < 2 ? [] : [new HeadlineTiles(tiles)];
    }

    /// <summary>How many this week; how many in the quarter; and a figure of the quarter beside it.</summary>
    private static IEnumerable<HeadlineTile> Week(Phrase label, string happened, KpiLine total, string beside, Phrase besideIn, QuarterContext quarter)
    {
        if (quarter.Figures.WeekTotal(Areas.LeadLife)?[happened] is not { } week)
        {
            return [];
        }

        var texts = quarter.Texts;
        var inQuarter = total[happened] is { } all ? texts.Say(Phrase.LifeTileQuarter, ("count", quarter.Print.Count(all.Numerator.Value)), ("weeks", quarter.Weeks)) : "";
        var value = total[beside] is { } figure ? quarter.Print.Value(figure) is { } known ? texts.Say(besideIn, ("value", known)) : Lacking.Of(figure, quarter) ?? "" : "";
        return [new HeadlineTile(texts[label], quarter.Print.Count(week.Numerator.Value), "", Emphasis.Muted, inQuarter) { AgainstPlan = value }];
    }

    private static IEnumerable<HeadlineTile> Nps(KpiLine total, QuarterContext quarter) => total["nps"] is not { } nps ? [] :
    [
        new HeadlineTile(
            quarter.Texts[Phrase.LifeTileNps],
            quarter.Print.Value(nps) ?? quarter.None,
            "",
            Emphasis.Muted,
            Lacking.Of(nps, quarter) ?? quarter.Texts.Say(Phrase.LifeTileAnswers, ("answers", quarter.Print.Count(nps.Denominator?.Value ?? 0)))),
    ];
}
