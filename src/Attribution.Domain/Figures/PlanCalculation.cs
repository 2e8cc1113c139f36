using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;

namespace Attribution.Domain.Figures;

/// <summary>How plans stand at the end of a week.</summary>
internal static class PlanCalculation
{
    /// <summary>One line per plan that has a day of the week, by the marketer's name, then plan id.</summary>
    public static IReadOnlyList<PlanFigures> Of(WeekInputs inputs, IReadOnlyList<ChannelCounts> channels)
    {
        var costs = PlanCosts.Of(inputs.Plans, channels, new DayRange(DateOnly.MinValue, inputs.Week.Next.Monday));
        return
        [
            .. inputs.Plans
                .GroupBy(plan => plan.Id, StringComparer.Ordinal)
                .Select(versions => PlanVersions.Spans(versions, new DayRange(DateOnly.MinValue, DateOnly.MaxValue)))
                .Where(spans => spans.Any(span => !span.Days.Intersect(inputs.Week.Range).IsEmpty))
                .Select(spans => Line(spans, inputs, costs))
                .OrderBy(line => line.MarketerName, StringComparer.Ordinal)
                .ThenBy(line => line.Plan.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Credit that no plan covers, under one model.</summary>
    public static long OutsideEveryPlan(WeekInputs inputs) =>
        inputs.PlanCredits.Where(credit => credit.Plan == PlanCredit.OutsideEveryPlan).Sum(credit => credit.Credits[inputs.Model]);

    private static PlanFigures Line(IReadOnlyList<PlanSpan> spans, WeekInputs inputs, IReadOnlyDictionary<(string Plan, int Version), long> costs)
    {
        var latest = spans.LastOrDefault(span => span.Days.From <= inputs.Week.Sunday) ?? spans[^1];
        return new PlanFigures(
            latest.Plan,
            inputs.Marketers.GetValueOrDefault(latest.Plan.Marketer, latest.Plan.Marketer),
            new PlanStanding(
            [
                .. spans.Select(span => new PlanPart(
                    span,
                    span.Days.Through(inputs.Week.Sunday).Days,
                    Credit(span, latest, spans, inputs),
                    costs.TryGetValue((span.Plan.Id, span.Plan.Version), out var cost) ? cost : null)),
            ]));
    }

    // Credit of a version that no span tells of is judged by the latest one: reports that were frozen before plans had versions name none.
    private static long Credit(PlanSpan span, PlanSpan latest, IReadOnlyList<PlanSpan> spans, WeekInputs inputs) => inputs.PlanCredits
        .Where(credit => credit.Plan == span.Plan.Id
            && (credit.Version == span.Plan.Version || (span == latest && spans.All(other => other.Plan.Version != credit.Version))))
        .Sum(credit => credit.Credits[span.Plan.Model]);
}
