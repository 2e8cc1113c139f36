using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Many plans at a glance, those that are furthest behind first.</summary>
internal static class PlanTable
{
    /// <summary>The table.</summary>
    public static DataTable Of(WeekContext week) => new(
        week.Texts[Phrase.Plans],
        "",
        [
            new(week.Texts[Phrase.Plan], Alignment.Left, 2) { Detail = week.Texts[Phrase.PlanOwner] },
            .. new[] { (Phrase.PlanCredited, Phrase.PlanTarget), (Phrase.PlanPace, Phrase.PlanForecast), (Phrase.PlanCpl, Phrase.PlanAllowed), (Phrase.Cost, Phrase.PlanBudget) }
                .Select(header => new TableColumn(week.Texts[header.Item1], Alignment.Right, 0.25) { Detail = week.Texts[header.Item2] }),
            new(week.Texts[Phrase.PayHeading], Alignment.Right, 0.25),
            new(week.Texts[Phrase.TilePlan], Alignment.Left, 1),
        ],
        [.. week.Plans.OrderBy(plan => Pace.Of(plan)).ThenBy(plan => plan.Plan.Id, StringComparer.Ordinal).Select(plan => Row(plan, week))],
        null,
        week.Texts[Phrase.PlansCaption]);

    private static IReadOnlyList<TableCell> Row(PlanFigures plan, WeekContext week)
    {
        var isBehind = Pace.Of(plan) < 0;
        return
        [
            TableCell.Of(plan.Plan.Id) with { Detail = plan.MarketerName },
            TableCell.Of(week.Leads(plan.CreditedUnits), isBehind ? Emphasis.Alert : Emphasis.Strong) with { Detail = week.Target(plan.TargetLeads) },
            TableCell.Of(week.Format.Leads(plan.ExpectedPace)) with { Detail = PlanFacts.Forecast(plan, week) },
            TableCell.Of(week.Money(plan.CplMicros), plan.AllowedCplRatio > 1 ? Emphasis.Alert : Emphasis.Normal) with { Detail = week.Money(plan.AllowedCplMicros) },
            TableCell.Of(week.Money(plan.CostMicros), plan.CostMicros > plan.BudgetMicros ? Emphasis.Alert : Emphasis.Normal) with { Detail = week.Money(plan.BudgetMicros) },
            TableCell.Of(PlanFacts.Pay(plan) is { } pay ? week.Money(pay.FixedSoFarMicros + pay.BonusMicros) : week.None),
            TableCell.Of(
                new CellBar(Math.Min(1, (double)plan.Fulfilment), week.Percent(plan.Fulfilment), BarTone.Accent),
                new CellBar((double)plan.DaysElapsed / plan.DaysInPeriod, week.Texts.Say(Phrase.PlanDay, ("day", week.Format.Count(plan.DaysElapsed)), ("days", week.Format.Count(plan.DaysInPeriod))), BarTone.Neutral)),
        ];
    }
}
