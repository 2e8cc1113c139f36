using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Plans;

/// <summary>
/// How a plan stands over some days. Each version asks for its share of target and budget by days and allows its own cost per lead; the
/// plan is judged by the sums, so that a change which alters nothing alters no judgement. A plan with one version, asked for its whole
/// period, has exactly the target and budget that were written down.
/// </summary>
/// <param name="Parts">One per version that holds on any of the days, in order; at least one.</param>
public sealed record PlanStanding(IReadOnlyList<PlanPart> Parts)
{
    /// <summary>Credited leads, in billionths.</summary>
    public long CreditedUnits => Parts.Sum(part => part.CreditedUnits);

    /// <summary>Spend in scope, in micros; null when nothing was reported.</summary>
    public long? CostMicros => Parts.Any(part => part.CostMicros is not null) ? Parts.Sum(part => part.CostMicros) : null;

    /// <summary>Days of the plan that have passed.</summary>
    public int DaysElapsed => Parts.Sum(part => part.DaysElapsed);

    /// <summary>Days of the plan, as far as was asked.</summary>
    public int DaysInPeriod => Parts.Sum(part => part.Span.Days.Days);

    /// <summary>Leads to reach on these days.</summary>
    public Fraction TargetLeads => Sum(part => part.Span.Share(part.Span.Plan.TargetLeads, part.Span.Days.Days));

    /// <summary>Micros to spend on these days; null when a version has no budget.</summary>
    public Fraction? BudgetMicros => Parts.All(part => part.Span.Plan.BudgetMicros is not null)
        ? Sum(part => part.Span.Share(part.Span.Plan.BudgetMicros!.Value, part.Span.Days.Days))
        : null;

    /// <summary>What the credited leads may have cost at most, in micros: each at the limit of the version that holds on its day.</summary>
    public Fraction AllowedCostMicros => Sum(part => Leads(part.CreditedUnits) * part.Span.Plan.AllowedCplMicros);

    /// <summary>Credited leads.</summary>
    public PlanFigure Credited => new(Leads(CreditedUnits), 1, FigureUnit.Leads);

    /// <summary>Leads to reach.</summary>
    public PlanFigure Target => Whole(TargetLeads, FigureUnit.Leads);

    /// <summary>Credited leads / target leads.</summary>
    public PlanFigure Fulfilment => new(Leads(CreditedUnits), TargetLeads, FigureUnit.Share);

    /// <summary>Spend in scope.</summary>
    public PlanFigure Cost => new(Currency(CostMicros), 1, FigureUnit.Money, CostMicros is null ? NoValue.NoCost : null);

    /// <summary>Cost / credited leads.</summary>
    public PlanFigure Cpl => new(Currency(CostMicros), Leads(CreditedUnits), FigureUnit.MoneyPerLead, NoCpl);

    /// <summary>The limit of cost per lead; with several limits, what the credited leads may have cost / credited leads.</summary>
    public PlanFigure AllowedCpl => Parts.Select(part => part.Span.Plan.AllowedCplMicros).Distinct().ToList() is [var only]
        ? new(Currency(only), 1, FigureUnit.MoneyPerLead)
        : new(Currency(AllowedCostMicros), Leads(CreditedUnits), FigureUnit.MoneyPerLead, CreditedUnits > 0 ? null : NoValue.NoLeads);

    /// <summary>CPL / allowed CPL, as cost / what the credited leads may have cost. Above 1 is over the limit.</summary>
    public PlanFigure AllowedCplRatio => new(
        Currency(CostMicros),
        Currency(AllowedCostMicros),
        FigureUnit.Share,
        NoCpl ?? (AllowedCostMicros > 0 ? null : NoValue.NothingAllowed));

    /// <summary>Cost / budget.</summary>
    public PlanFigure BudgetUsed => new(
        Currency(CostMicros),
        Currency(BudgetMicros),
        FigureUnit.Share,
        CostMicros is null ? NoValue.NoCost : BudgetMicros > 0 ? null : NoValue.NoBudget);

    /// <summary>Target × days elapsed / days in period: leads that an even pace would have brought by now.</summary>
    public PlanFigure ExpectedPace => Whole(
        Sum(part => part.Span.Share(part.Span.Plan.TargetLeads, part.DaysElapsed)), FigureUnit.Leads);

    /// <summary>Credited leads / days elapsed × days in period: leads in the end, if they go on coming as they did.</summary>
    public PlanFigure Forecast => new(
        Leads(CreditedUnits) * DaysInPeriod, DaysElapsed, FigureUnit.Leads, DaysElapsed > 0 ? null : NoValue.NotBegun);

    /// <summary>(Target − credited) / days left; zero once the target is reached.</summary>
    public PlanFigure RequiredDailyRate
    {
        get
        {
            var open = TargetLeads - Leads(CreditedUnits);
            var left = DaysInPeriod - DaysElapsed;
            return new PlanFigure(open > 0 ? open : 0, left, FigureUnit.LeadsPerDay, left > 0 ? null : NoValue.Over);
        }
    }

    /// <summary>Leads at or above the target.</summary>
    public bool IsTargetReached => Leads(CreditedUnits) >= TargetLeads;

    /// <summary>Cost per lead at or below the limit; null when there is no cost per lead to compare.</summary>
    public bool? IsCplWithin => NoCpl is null ? CostMicros!.Value <= AllowedCostMicros : null;

    private NoValue? NoCpl => CostMicros is null ? NoValue.NoCost : CreditedUnits > 0 ? null : NoValue.NoLeads;

    private Fraction Sum(Func<PlanPart, Fraction> number) => Parts.Aggregate((Fraction)0, (sum, part) => sum + number(part));

    private static PlanFigure Whole(Fraction value, FigureUnit unit) =>
        new(Fraction.Of(value.Numerator, 1), Fraction.Of(value.Denominator, 1), unit);

    private static Fraction Leads(long units) => Fraction.Of(units, ModelCredits.Lead);

    private static Fraction? Currency(Fraction? micros) => micros / Money.MicrosPerUnit;
}
