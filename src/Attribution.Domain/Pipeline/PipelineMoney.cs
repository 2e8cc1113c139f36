using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Pipeline;

/// <summary>Figures of the pipeline in one currency.</summary>
internal static class PipelineMoney
{
    /// <summary>A sum of money.</summary>
    public static KpiFigure Sum(string name, long micros, string currency) => new(name, KpiUnit.Money, KpiPart.Money(name, micros, currency)) { Currency = currency };

    /// <summary>Revenue of won deals by their number.</summary>
    public static KpiFigure AverageDealSize(PipelineSums sums, string currency) => new(
        "averageDealSize",
        KpiUnit.Money,
        KpiPart.Money("wonRevenue", sums[DealMeasures.WonRevenue(currency)], currency),
        KpiPart.Count("wonDeals", sums[DealMeasures.WonDealsIn(currency)]))
    {
        Currency = currency,
    };

    /// <summary>Opportunities x win rate x average deal size / cycle length: what the pipeline brings a day.</summary>
    public static KpiFigure Velocity(PipelineSums sums, string currency)
    {
        var (won, wonIn, closed) = (sums[DealMeasures.WonDeals], sums[DealMeasures.WonDealsIn(currency)], sums.Closed);
        var isKnown = closed != 0 && wonIn != 0;
        var worth = isKnown
            ? Count(sums[DealMeasures.OpenedDealsIn(currency)]) * won / closed * (Units(sums[DealMeasures.WonRevenue(currency)]) / Count(wonIn))
            : 0;
        var cycle = closed == 0 ? 0 : sums[DealMeasures.CycleSeconds] / 86_400m / Count(closed);
        return new KpiFigure(
            "velocity",
            KpiUnit.MoneyPerDay,
            new KpiPart("opportunitiesByWinRateByDealSize", KpiUnit.Money, worth, currency),
            new KpiPart("cycleLength", KpiUnit.Days, cycle))
        {
            Currency = currency,
            Withheld = closed == 0 ? "no:closedDeals" : wonIn == 0 ? "no:wonDeals" : null,
        };
    }

    /// <summary>Value of the deals in the pipeline by the sales quota.</summary>
    public static KpiFigure Coverage(PipelineSums sums, string currency) => new(
        "coverage",
        KpiUnit.Ratio,
        KpiPart.Money("openValue", sums.Open(DealMeasures.OpenValue(currency)), currency),
        KpiPart.Money("quota", sums.Quota(currency), currency))
    {
        Currency = currency,
    };

    /// <summary>Value of the deals in the pipeline, each by the probability of its stage that was set.</summary>
    public static KpiFigure Expected(PipelineSums sums, string currency) => Expected("expectedRevenue", sums, currency, stage => ProbabilitySet(sums, stage));

    /// <summary>The same by the share of closed deals that were won, of those that had been in the stage.</summary>
    public static KpiFigure ExpectedByHistory(PipelineSums sums, string currency) =>
        Expected("expectedRevenueByHistory", sums, currency, stage => ProbabilityByHistory(sums, stage).Value is { } share ? (share, "") : (null, $"no:closedDeals:{stage}"));

    /// <summary>How likely a deal in a stage is won, as it was set.</summary>
    public static (decimal? Share, string Why) ProbabilitySet(PipelineSums sums, string stage) =>
        sums.Pipeline.Stages.FirstOrDefault(known => known.Id == stage) is { } set ? (set.ProbabilityPercent / 100, "") : (null, $"settingMissing:probability:{stage}");

    /// <summary>Won deals by closed deals, of those closed on the days that had been in a stage.</summary>
    public static KpiFigure ProbabilityByHistory(PipelineSums sums, string stage)
    {
        var line = new Cut(CutKind.Stage, stage);
        return new KpiFigure(
            "probabilityByHistory",
            KpiUnit.Ratio,
            KpiPart.Count("wonDeals", sums.Inputs.Sums.Of(line, DealMeasures.StageWon, sums.Model)),
            KpiPart.Count("closedDeals", sums.Inputs.Sums.Of(line, DealMeasures.StageClosed, sums.Model)));
    }

    private static KpiFigure Expected(string name, PipelineSums sums, string currency, Func<string, (decimal? Share, string Why)> probability)
    {
        var (worth, why) = (0m, (string?)null);
        foreach (var stage in sums.Pipeline.Open)
        {
            var value = stage.Sums.Of(sums.Line, DealMeasures.OpenValue(currency), sums.Model);
            var (share, missing) = probability(stage.Stage);
            worth += Units(value) * (share ?? 0);
            why ??= value != 0 && share is null ? missing : null;
        }

        return new KpiFigure(name, KpiUnit.Money, new KpiPart(name, KpiUnit.Money, worth, currency)) { Currency = currency, Withheld = why };
    }

    private static decimal Count(long billionths) => (decimal)billionths / Booking.One;

    private static decimal Units(long micros) => (decimal)micros / Money.MicrosPerUnit;
}
