using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>The pipeline at a glance: what is open against the quota, what is to be expected of it, how often and how fast deals are won.</summary>
internal static class PipelineTiles
{
    /// <summary>One row of tiles; none when no figure is known.</summary>
    public static IEnumerable<HeadlineTiles> Of(KpiLine total, QuarterContext quarter)
    {
        HeadlineTile[] tiles =
        [
            .. Tile(Phrase.TileOpenValue, total["openValue"], _ => Deals(Phrase.TileOpenDeals, total["open"]?.Numerator.Value ?? 0), Coverage(total, quarter), quarter),
            .. Tile(Phrase.TileExpected, total["expectedRevenue"], _ => quarter.Texts[Phrase.TileBySettings], ByHistory(total, quarter), quarter),
            .. Tile(Phrase.TileWon, total["wonRevenue"], _ => Deals(Phrase.TileWonDeals, total["won"]?.Numerator.Value ?? 0), Average(total, quarter), quarter),
            .. Tile(Phrase.TileWinRate, total["winRate"], rate => quarter.Texts.Say(Phrase.TileOfClosed, ("won", Number(rate.Numerator)), ("closed", Number(rate.Denominator!))), "", quarter),
            .. Tile(Phrase.TileCycle, total["cycleLength"], cycle => Deals(Phrase.TileClosedDeals, cycle.Denominator?.Value ?? 0), "", quarter),
        ];
        return tiles.Length < 2 ? [] : [new HeadlineTiles(tiles)];

        string Deals(Phrase phrase, decimal count) => quarter.Texts.Say(phrase, ("count", quarter.Print.Count(count)));
        string Number(KpiPart part) => quarter.Print.Part(part);
    }

    private static IEnumerable<HeadlineTile> Tile(Phrase label, KpiFigure? figure, Func<KpiFigure, string> detail, string below, QuarterContext quarter)
    {
        if (figure is null)
        {
            return [];
        }

        var value = quarter.Print.Value(figure);
        var shown = value is null ? quarter.None : figure.Unit == KpiUnit.Days ? quarter.Texts.Say(Phrase.InDays, ("days", value)) : value;
        return [new HeadlineTile(quarter.Texts[label], shown, "", Emphasis.Muted, Lacking.Of(figure, quarter) ?? detail(figure)) { AgainstPlan = below }];
    }

    private static string Coverage(KpiLine total, QuarterContext quarter) => total["coverage"] is not { } coverage ? ""
        : quarter.Print.Value(coverage) is { } share ? quarter.Texts.Say(Phrase.TileOfQuota, ("share", share), ("quota", quarter.Print.Part(coverage.Denominator!)))
        : Lacking.Of(coverage, quarter)!;

    private static string ByHistory(KpiLine total, QuarterContext quarter) => total["expectedRevenueByHistory"] is not { } expected ? ""
        : quarter.Texts.Say(Phrase.TileByHistory, ("amount", quarter.Print.Value(expected) ?? Lacking.Of(expected, quarter)!));

    private static string Average(KpiLine total, QuarterContext quarter) =>
        total["averageDealSize"] is { Value: not null } average ? quarter.Texts.Say(Phrase.TileAverage, ("amount", quarter.Print.Value(average)!)) : "";
}
