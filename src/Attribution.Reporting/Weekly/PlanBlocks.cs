using Attribution.Domain.Figures;
using Attribution.Domain.Plans;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The reader's plans: one or two of them with progress and pay, more of them as a table.</summary>
internal static class PlanBlocks
{
    private const int MostInFull = 2;

    /// <summary>The blocks; none without a plan.</summary>
    public static IEnumerable<ReportBlock> Of(WeekContext week) =>
        week.Plans.Count > MostInFull ? [PlanTable.Of(week)] : week.Plans.Select(plan => InFull(plan, week));

    private static ReportBlock InFull(PlanFigures plan, WeekContext week) => PlanFacts.Pay(plan) is { } pay
        ? new Pair(Progress(plan, week), new Note(week.Texts[Phrase.PayHeading], [.. Pay(plan, pay, week)]))
        : Progress(plan, week);

    private static ProgressBlock Progress(PlanFigures figures, WeekContext week) => new(
        week.Texts.Say(Phrase.PlanHeading, ("plan", figures.Plan.Id)),
        week.Texts.Say(
            Phrase.PlanDetail,
            ("name", figures.MarketerName),
            ("dates", week.Format.Days(figures.Plan.From, figures.Plan.To)),
            ("target", week.Target(figures.TargetLeads)),
            ("allowed", week.Money(figures.AllowedCplMicros))),
        (double)figures.Fulfilment,
        (double)figures.DaysElapsed / figures.DaysInPeriod,
        [
            PlanFacts.Credited(figures, week), PlanFacts.Expected(figures, week), PlanFacts.Ahead(figures, week),
            PlanFacts.Cpl(figures, week), PlanFacts.Budget(figures, week),
        ]);

    private static IEnumerable<string> Pay(PlanFigures plan, PlanPay pay, WeekContext week)
    {
        yield return week.Texts.Say(
            Phrase.PayFixed,
            ("sofar", week.Money(pay.FixedSoFarMicros)),
            ("all", week.Money(pay.FixedMicros)),
            ("day", week.Format.Count(plan.DaysElapsed)),
            ("days", week.Format.Count(plan.DaysInPeriod)));
        yield return week.Texts.Say(
            Phrase.PayGoal,
            ("goal", week.Money(pay.GoalMicros)),
            ("target", week.Target(plan.TargetLeads)),
            ("allowed", week.Money(plan.AllowedCplMicros)),
            ("credited", week.Leads(plan.CreditedUnits)),
            ("cpl", week.Money(plan.CplMicros)));
        if (pay.BonusMicros > 0)
        {
            yield return week.Texts.Say(Phrase.PayEarned, ("bonus", week.Money(pay.BonusMicros)));
        }
    }
}
