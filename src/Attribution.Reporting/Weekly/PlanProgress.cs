using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>How one plan stands at the end of the week.</summary>
internal static class PlanProgress
{
    /// <summary>The block of a plan.</summary>
    public static ProgressBlock Of(PlanFigures figures, WeekContext week)
    {
        var plan = figures.Plan;
        return new ProgressBlock(
            week.Texts.Say(Phrase.PlanHeading, ("plan", plan.Id)),
            week.Texts.Say(
                Phrase.PlanDetail,
                ("name", figures.MarketerName),
                ("dates", week.Format.Days(plan.From, plan.To)),
                ("target", week.Target(figures.TargetLeads)),
                ("allowed", week.Money(figures.AllowedCplMicros))),
            (double)figures.Fulfilment,
            (double)figures.DaysElapsed / figures.DaysInPeriod,
            [Credited(figures, week), Expected(figures, week), Cpl(figures, week), Budget(figures, week)]);
    }

    private static LabelledFact Credited(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanCredited],
        week.Leads(plan.CreditedUnits),
        Pace.Of(plan) < 0 ? Emphasis.Alert : Emphasis.Strong,
        week.Texts.Say(Phrase.PlanOfTarget, ("share", week.Percent(plan.Fulfilment)), ("target", week.Target(plan.TargetLeads))));

    private static LabelledFact Expected(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanPace],
        week.Format.Leads(plan.ExpectedPace),
        Emphasis.Normal,
        week.Texts.Say(Phrase.PlanPaceDetail, ("day", week.Format.Count(plan.DaysElapsed)), ("days", week.Format.Count(plan.DaysInPeriod))));

    private static LabelledFact Cpl(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanCpl],
        week.Money(plan.CplMicros),
        plan.AllowedCplRatio > 1 ? Emphasis.Alert : Emphasis.Normal,
        plan.AllowedCplRatio is { } ratio
            ? week.Texts.Say(Phrase.PlanCplDetail, ("ratio", week.Format.Ratio(ratio)), ("allowed", week.Money(plan.AllowedCplMicros)))
            : week.Texts[plan.CostMicros is null ? Phrase.TileNoCost : Phrase.TileNoLeads]);

    private static LabelledFact Budget(PlanFigures plan, WeekContext week)
    {
        var label = week.Texts[Phrase.PlanBudget];
        return (plan.CostMicros, plan.BudgetMicros) switch
        {
            (null, _) => new(label, week.None, Emphasis.Normal, week.Texts[Phrase.TileNoCost]),
            ({ } cost, > 0 and var budget) => new(
                label,
                week.Percent((decimal)cost / budget),
                cost > budget ? Emphasis.Alert : Emphasis.Normal,
                week.Texts.Say(Phrase.PlanBudgetDetail, ("cost", week.Money(cost)), ("budget", week.Money(budget)))),
            ({ } cost, _) => new(label, week.Money(cost), Emphasis.Normal, week.Texts[Phrase.PlanNoBudget]),
        };
    }
}
