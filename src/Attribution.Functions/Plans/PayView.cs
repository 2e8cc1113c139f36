using Attribution.Domain.Plans;
using Attribution.Functions.Cataloguing;

namespace Attribution.Functions.Plans;

/// <summary>A statement of pay as JSON. Amounts are texts in whole cents.</summary>
internal static class PayView
{
    /// <summary>A statement, open or closed.</summary>
    public static object Of(PeriodPay pay, PlanQuestion question) => new
    {
        pay.Marketer,
        MarketerName = question.Marketer.Name,
        Period = PeriodView.Of(pay.Period),
        pay.AsOf,
        pay.Currency,
        State = pay.ClosedAt is null ? "open" : "closed",
        pay.ClosedAt,
        Earned = PeriodView.Money(pay.EarnedMicros),
        Corrected = PeriodView.Money(pay.CorrectedMicros),
        Total = PeriodView.Money(pay.TotalMicros),
        Plans = pay.Plans.Select(plan => Plan(plan, pay)).ToList(),
        Corrections = pay.Corrections.Select(Correction).ToList(),
        Sheet = SheetView.Of(pay.Lines, question),
    };

    private static object Plan(PaidPlan plan, PeriodPay pay) => new
    {
        plan.Plan,
        Fixed = PeriodView.Money(plan.Pay.FixedMicros),
        Bonus = PeriodView.Money(plan.Pay.BonusMicros),
        Total = PeriodView.Money(plan.TotalMicros),
        Goal = new
        {
            Reached = plan.Pay.IsGoalReached,
            LeadsAtTarget = plan.Standing.IsTargetReached,
            CplWithinLimit = plan.Standing.IsCplWithin,
        },
        Credited = FigureView.Of(plan.Standing.Credited),
        Fulfilment = FigureView.Of(plan.Standing.Fulfilment),
        AllowedCplRatio = FigureView.Of(plan.Standing.AllowedCplRatio),
        Versions = plan.Paid.Select(part => Version(part, pay.Currency)).ToList(),
    };

    private static object Version(PayPart part, string currency) => new
    {
        part.Span.Plan.Version,
        part.Span.Days.From,
        To = part.Span.Days.Last,
        DaysInForce = part.Span.Days.Days,
        DaysInPlan = part.Span.Plan.To.DayNumber - part.Span.Plan.From.DayNumber + 1,
        Rule = PayRuleFormat.View(part.Span.Plan.Pay, currency),
        Fixed = PeriodView.Money(part.FixedMicros),
        ForGoal = PeriodView.Money(part.GoalMicros),
        Bonus = PeriodView.Money(part.BonusMicros),
    };

    private static object Correction(PayCorrection correction) => new
    {
        Period = PeriodView.Of(correction.Period),
        correction.Plan,
        Amount = PeriodView.Money(correction.AmountMicros),
        Leads = correction.Leads.Select(lead => new
        {
            lead.Lead,
            lead.Day,
            Was = SheetView.Leads(lead.WasUnits),
            Is = SheetView.Leads(lead.IsUnits),
            Reason = FigureView.Name(lead.Reason),
            lead.AttachedTo,
        }).ToList(),
    };
}
