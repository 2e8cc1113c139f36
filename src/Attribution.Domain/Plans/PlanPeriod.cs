using Attribution.Domain.Figures;

namespace Attribution.Domain.Plans;

/// <summary>How one plan stands over the days that were asked for.</summary>
/// <param name="Plan">Plan id.</param>
/// <param name="Standing">Its figures.</param>
public sealed record PlanLine(string Plan, PlanStanding Standing);

/// <summary>How a marketer's plans stand.</summary>
public static class PlanPeriod
{
    /// <summary>One line per plan that has any of the days, in order of ids.</summary>
    public static IReadOnlyList<PlanLine> Lines(PlanPeriodInputs inputs)
    {
        var days = inputs.Period.Days.Through(inputs.AsOf);
        var costs = PlanCosts.Of(inputs.Versions, ChannelCounts.Of(inputs.Channels, inputs.Sums, inputs.Totals), days);
        var units = inputs.Lines
            .Where(line => days.Contains(line.Day))
            .GroupBy(line => (line.Plan, line.Version))
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Units));
        return
        [
            .. PlanPeriodInputs.Spans(inputs.Versions, inputs.Marketer, inputs.Period.Days)
                .GroupBy(span => span.Plan.Id, StringComparer.Ordinal)
                .Select(spans => new PlanLine(spans.Key, new PlanStanding(
                [
                    .. spans.Select(span => new PlanPart(
                        span,
                        span.Days.Through(inputs.AsOf).Days,
                        units.GetValueOrDefault((span.Plan.Id, span.Plan.Version)),
                        costs.TryGetValue((span.Plan.Id, span.Plan.Version), out var cost) ? cost : null)),
                ]))),
        ];
    }
}
