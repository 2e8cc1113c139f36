using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Pipeline;

/// <summary>The funnel: what is in each stage, for how long, and what becomes of it.</summary>
internal static class StageKpis
{
    /// <summary>One line per stage that has settings or anything else, in the order of the funnel; stages without settings after them.</summary>
    public static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, PipelineInputs pipeline, AttributionModel model)
    {
        var order = pipeline.Stages.OrderBy(stage => stage.Order).ThenBy(stage => stage.Id, StringComparer.Ordinal).Select(stage => stage.Id).ToList();
        var others = inputs.Sums.Lines(CutKind.Stage).Select(line => line.Id).Concat(pipeline.Open.Select(stage => stage.Stage)).Except(order).Order(StringComparer.Ordinal);
        return [.. order.Concat(others).Select(stage => new KpiLine(stage, Figures(OnlyIn(stage, inputs, pipeline, model), new Cut(CutKind.Stage, stage))))];
    }

    /// <summary>Everything together, as far as it is in one stage.</summary>
    private static PipelineSums OnlyIn(string stage, KpiInputs inputs, PipelineInputs pipeline, AttributionModel model) =>
        new(inputs, pipeline with { Open = [.. pipeline.Open.Where(open => open.Stage == stage)] }, model, Cut.Total);

    private static IReadOnlyList<KpiFigure> Figures(PipelineSums sums, Cut stage)
    {
        var currency = sums.Inputs.Currency;
        var (probability, missing) = PipelineMoney.ProbabilitySet(sums, stage.Id);
        var open = sums.Pipeline.Open.SelectMany(there => there.Sums.All).Select(sum => sum.Measure);
        return
        [
            new KpiFigure("open", KpiUnit.Count, KpiPart.Count("open", sums.Open(DealMeasures.OpenDeals))),
            PipelineMoney.Sum("openValue", sums.Open(DealMeasures.OpenValue(currency)), currency),
            new KpiFigure(
                "timeInStage",
                KpiUnit.Days,
                KpiPart.Days("daysInStage", sums.Inputs.Sums.Of(stage, DealMeasures.StageSeconds, sums.Model)),
                KpiPart.Count("staysInStage", sums.Inputs.Sums.Of(stage, DealMeasures.StagesLeft, sums.Model))),
            new KpiFigure("probability", KpiUnit.Ratio, new KpiPart("probability", KpiUnit.Ratio, probability ?? 0)) { Withheld = probability is null ? missing : null },
            PipelineMoney.ProbabilityByHistory(sums, stage.Id),
            PipelineMoney.Expected(sums, currency),
            PipelineMoney.ExpectedByHistory(sums, currency),
            .. DealMeasures.CurrenciesOf(open).Where(other => other != currency).SelectMany(other => new[]
            {
                PipelineMoney.Sum("openValue", sums.Open(DealMeasures.OpenValue(other)), other),
                PipelineMoney.Expected(sums, other),
                PipelineMoney.ExpectedByHistory(sums, other),
            }),
        ];
    }
}
