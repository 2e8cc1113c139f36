using Attribution.Domain.Figures;
using Attribution.Domain.Plans;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The facts of one plan, worded the same wherever they stand.</summary>
internal static class PlanFacts
{
    /// <summary>Credited leads against the target.</summary>
    public static LabelledFact Credited(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanCredited],
        week.Leads(plan.CreditedUnits),
        Pace.Of(plan) < 0 ? Emphasis.Alert : Emphasis.Strong,
        week.Texts.Say(Phrase.PlanOfTarget, ("share", week.Percent(plan.Fulfilment)), ("target", week.Target(plan.TargetLeads))));

    /// <summary>Leads at an even pace.</summary>
    public static LabelledFact Expected(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanPace],
        week.Format.Leads(plan.ExpectedPace),
        Emphasis.Normal,
        week.Texts.Say(Phrase.PlanPaceDetail, ("day", week.Format.Count(plan.DaysElapsed)), ("days", week.Format.Count(plan.DaysInPeriod))));

    /// <summary>Where the plan ends if leads go on coming as they did, and what each day left must bring.</summary>
    public static LabelledFact Ahead(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanForecast],
        Forecast(plan, week),
        Emphasis.Normal,
        plan.Standing.RequiredDailyRate.Value is { } rate
            ? week.Texts.Say(Phrase.PlanNeeds, ("leads", week.Format.Leads(rate.ToDecimal())))
            : week.Texts[Phrase.PlanOver]);

    /// <summary>Cost per lead against the limit.</summary>
    public static LabelledFact Cpl(PlanFigures plan, WeekContext week) => new(
        week.Texts[Phrase.PlanCpl],
        week.Money(plan.CplMicros),
        plan.AllowedCplRatio > 1 ? Emphasis.Alert : Emphasis.Normal,
        plan.AllowedCplRatio is { } ratio
            ? week.Texts.Say(Phrase.PlanCplDetail, ("ratio", week.Format.Ratio(ratio)), ("allowed", week.Money(plan.AllowedCplMicros)))
            : week.Texts[plan.CostMicros is null ? Phrase.TileNoCost : Phrase.TileNoLeads]);

    /// <summary>Spend against the budget.</summary>
    public static LabelledFact Budget(PlanFigures plan, WeekContext week)
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

    /// <summary>Leads in the end, at this rate; a dash before the first day.</summary>
    public static string Forecast(PlanFigures plan, WeekContext week) =>
        plan.Standing.Forecast.Value is { } leads ? week.Format.Leads(leads.ToDecimal()) : week.None;

    /// <summary>What the plan pays as things stand: the fixed part of the days that have passed, and of the goal's part what is earned; null without a rule of pay.</summary>
    public static PlanPay? Pay(PlanFigures plan) => plan.Standing.Parts.Any(part => part.Span.Plan.Pay is not null) ? PlanPay.Of(plan.Standing) : null;
}
