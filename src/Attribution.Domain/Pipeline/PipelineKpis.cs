using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Pipeline;

/// <summary>The figures of the pipeline (marketing-KPI articles on B2B pipelines; formulas beside each figure).</summary>
public static class PipelineKpis
{
    /// <summary>The area.</summary>
    public static KpiArea Area { get; } = new("pipeline", [CutKind.Channel, CutKind.Marketer, CutKind.Manager, CutKind.Stage], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by)
    {
        var pipeline = inputs.Pipeline;
        return by == CutKind.Stage
            ? StageKpis.Lines(inputs, pipeline, model)
            : [.. LinesOf(inputs, pipeline, by).Select(line => new KpiLine(line.Id, Figures(new PipelineSums(inputs, pipeline, model, line))) { Part = line.Part })];
    }

    /// <summary>Lines of a cut about which anything is known.</summary>
    internal static IReadOnlyList<Cut> LinesOf(KpiInputs inputs, PipelineInputs pipeline, CutKind by) => by == CutKind.Total ? [Cut.Total] :
    [
        .. inputs.Sums.Lines(by).Concat(pipeline.Open.SelectMany(stage => stage.Sums.Lines(by))).Concat(pipeline.CustomersAtStart.Lines(by))
            .Concat(by == CutKind.Manager ? pipeline.Quotas.Where(quota => quota.From <= inputs.Days.Last && quota.To >= inputs.Days.Last).Select(quota => new Cut(by, quota.Manager)) : [])
            .Distinct().OrderBy(line => line.Id == Cut.Nobody).ThenBy(line => line),
    ];

    private static IReadOnlyList<KpiFigure> Figures(PipelineSums sums)
    {
        var currency = sums.Inputs.Currency;
        return
        [
            Count("opened", sums[DealMeasures.OpenedDeals]),
            OpenedValue(sums, currency),
            Count("open", sums.Open(DealMeasures.OpenDeals)),
            OpenValue(sums, currency),
            Count("won", sums[DealMeasures.WonDeals]),
            WonRevenue(sums, currency),
            Count("lost", sums[DealMeasures.LostDeals]),
            new KpiFigure("winRate", KpiUnit.Ratio, KpiPart.Count("wonDeals", sums[DealMeasures.WonDeals]), KpiPart.Count("closedDeals", sums.Closed)),
            new KpiFigure("cycleLength", KpiUnit.Days, KpiPart.Days("cycleDays", sums[DealMeasures.CycleSeconds]), KpiPart.Count("closedDeals", sums.Closed)),
            PipelineMoney.AverageDealSize(sums, currency),
            PipelineMoney.Velocity(sums, currency),
            Slippage(sums),
            .. HasQuotas(sums) ? [PipelineMoney.Coverage(sums, currency)] : Array.Empty<KpiFigure>(),
            PipelineMoney.Expected(sums, currency),
            PipelineMoney.ExpectedByHistory(sums, currency),
            .. Customers(sums),
            .. Kinds(sums, currency),
            .. sums.OtherCurrencies.SelectMany(other => InOther(sums, other)),
        ];
    }

    private static IEnumerable<KpiFigure> Customers(PipelineSums sums)
    {
        var hasCosts = sums.Line.Kind is CutKind.Total or CutKind.Channel;
        var costs = new[] { CustomerValue.Cac(sums), CustomerValue.Roas(sums), CustomerValue.IncrementalRomi(sums) };
        KpiFigure?[] values = [CustomerValue.Churn(sums), CustomerValue.ChurnToLimit(sums), CustomerValue.Ltv(sums), hasCosts ? CustomerValue.LtvToCac(sums) : null];
        return (hasCosts ? costs : []).Concat(values.OfType<KpiFigure>());
    }

    /// <summary>The figures of money in a currency in which no costs are: they stand beside those of the reporting currency and are never added to them.</summary>
    private static IEnumerable<KpiFigure> InOther(PipelineSums sums, string currency) =>
    [
        OpenedValue(sums, currency),
        OpenValue(sums, currency),
        WonRevenue(sums, currency),
        PipelineMoney.AverageDealSize(sums, currency),
        PipelineMoney.Velocity(sums, currency),
        .. HasQuotas(sums) ? [PipelineMoney.Coverage(sums, currency)] : Array.Empty<KpiFigure>(),
        PipelineMoney.Expected(sums, currency),
        PipelineMoney.ExpectedByHistory(sums, currency),
        .. Kinds(sums, currency),
    ];

    private static KpiFigure Slippage(PipelineSums sums)
    {
        var (expected, met) = (sums[DealMeasures.ExpectedDeals], sums[DealMeasures.MetDeals]);
        return new KpiFigure("slippage", KpiUnit.Ratio, KpiPart.Count("notClosedAsExpected", expected - met), KpiPart.Count("expectedDeals", expected))
        {
            Withheld = sums.Pipeline.AreDaysOver ? null : "daysNotOver",
        };
    }

    private static IEnumerable<KpiFigure> Kinds(PipelineSums sums, string currency) =>
        new (string Name, DealKind Kind)[] { ("expansion", DealKind.Expansion), ("crossSell", DealKind.CrossSell), ("renewal", DealKind.Renewal) }
            .Select(kind => PipelineMoney.Sum(kind.Name, sums[DealMeasures.RevenueOf(kind.Kind, currency)!], currency));

    private static bool HasQuotas(PipelineSums sums) => sums.Line.Kind is CutKind.Total or CutKind.Manager;

    private static KpiFigure OpenedValue(PipelineSums sums, string currency) => PipelineMoney.Sum("openedValue", sums[DealMeasures.OpenedValue(currency)], currency);

    private static KpiFigure OpenValue(PipelineSums sums, string currency) => PipelineMoney.Sum("openValue", sums.Open(DealMeasures.OpenValue(currency)), currency);

    private static KpiFigure WonRevenue(PipelineSums sums, string currency) => PipelineMoney.Sum("wonRevenue", sums[DealMeasures.WonRevenue(currency)], currency);

    private static KpiFigure Count(string name, long billionths) => new(name, KpiUnit.Count, KpiPart.Count(name, billionths));
}
