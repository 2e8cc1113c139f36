using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Pipeline;

/// <summary>Where marketing meets sales: how many leads and opportunities, at what cost each, and how good they are.</summary>
public static class JointKpis
{
    /// <summary>What the life of leads books, under the names that it books them by.</summary>
    private const string Leads = "leads";

    private const string Qualified = "qualified";

    private const string Customers = "customers";

    /// <summary>The area.</summary>
    public static KpiArea Area { get; } = new("joint", [CutKind.Channel, CutKind.Marketer, CutKind.Manager], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by) =>
    [
        .. PipelineKpis.LinesOf(inputs, inputs.Pipeline, by).Concat(CostLines(inputs, by)).Distinct()
            .OrderBy(line => line.Id == Cut.Nobody).ThenBy(line => line)
            .Select(line => new KpiLine(line.Id, Figures(new PipelineSums(inputs, inputs.Pipeline, model, line))) { Part = line.Part }),
    ];

    /// <summary>Channels that cost something and brought nothing are where money is lost.</summary>
    private static IEnumerable<Cut> CostLines(KpiInputs inputs, CutKind by) =>
        by != CutKind.Channel ? []
        : inputs.Sums.Lines(by).Any(line => line.Part.Length > 0) ? inputs.Costs.Select(cost => new Cut(by, cost.Channel, cost.Campaign))
        : inputs.Costs.Select(cost => new Cut(by, cost.Channel));

    private static IReadOnlyList<KpiFigure> Figures(PipelineSums sums)
    {
        var hasCosts = sums.Line.Kind is CutKind.Total or CutKind.Channel;
        KpiFigure?[] figures =
        [
            Count("leads", sums[Leads]),
            hasCosts ? new KpiFigure("cost", KpiUnit.Money, CustomerValue.Cost(sums)) { Currency = sums.Inputs.Currency, Withheld = CustomerValue.NoCost(sums) } : null,
            hasCosts ? PerOne("cpl", "leads", sums, Leads) : null,
            new KpiFigure("quality", KpiUnit.Ratio, KpiPart.Count("qualified", sums[Qualified]), KpiPart.Count("leads", sums[Leads])),
            Count("opportunities", sums[DealMeasures.OpenedDeals]),
            hasCosts ? PerOne("costPerOpportunity", "opportunities", sums, DealMeasures.OpenedDeals) : null,
            Count("customers", sums[Customers]),
            new KpiFigure("conversion", KpiUnit.Ratio, KpiPart.Count("customers", sums[Customers]), KpiPart.Count("leads", sums[Leads])),
            hasCosts ? CustomerValue.Cac(sums) : null,
            PipelineMoney.Sum("wonRevenue", sums[DealMeasures.WonRevenue(sums.Inputs.Currency)], sums.Inputs.Currency),
            hasCosts ? CustomerValue.Roas(sums) : null,
            CustomerValue.Ltv(sums),
            hasCosts ? CustomerValue.LtvToCac(sums) : null,
            .. sums.OtherCurrencies.Select(other => PipelineMoney.Sum("wonRevenue", sums[DealMeasures.WonRevenue(other)], other)),
        ];
        return [.. figures.OfType<KpiFigure>()];
    }

    private static KpiFigure PerOne(string name, string what, PipelineSums sums, string measure) =>
        new(name, KpiUnit.Money, CustomerValue.Cost(sums), KpiPart.Count(what, sums[measure])) { Currency = sums.Inputs.Currency, Withheld = CustomerValue.NoCost(sums) };

    private static KpiFigure Count(string name, long billionths) => new(name, KpiUnit.Count, KpiPart.Count(name, billionths));
}
