using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>How the plans stand, and where they end at this rate.</summary>
internal static class PlanSentences
{
    /// <summary>One sentence, or none without a plan.</summary>
    public static IEnumerable<string> Of(WeekContext week) => Standing(week) is { } said ? [said] : [];

    private static string? Standing(WeekContext week) => week.Plans.Count switch
    {
        0 => null,
        1 => Standing(week.Plans[0], week),
        _ => week.Texts.Say(
            Phrase.SaidPlansOnPace,
            ("count", week.Format.Count(week.Plans.Count(p => Pace.Of(p) >= 0))),
            ("all", week.Format.Count(week.Plans.Count))),
    };

    private static string Standing(PlanFigures plan, WeekContext week)
    {
        var ahead = Pace.Of(plan);
        (string, string)[] said =
        [
            ("plan", plan.Plan.Id),
            ("credited", week.Leads(plan.CreditedUnits)),
            ("target", week.Target(plan.TargetLeads)),
            ("day", week.Format.Count(plan.DaysElapsed)),
            ("days", week.Format.Count(plan.DaysInPeriod)),
            ("difference", week.Format.Leads(Math.Abs(ahead))),
            ("forecast", PlanFacts.Forecast(plan, week)),
        ];
        return week.Texts.Say(
            plan.DaysElapsed >= plan.DaysInPeriod ? Phrase.SaidPlanClosed
            : ahead > 0 ? Phrase.SaidPlanAhead
            : ahead < 0 ? Phrase.SaidPlanBehind
            : Phrase.SaidPlanOnPace,
            said);
    }
}

/// <summary>How far plans are ahead of an even pace.</summary>
internal static class Pace
{
    /// <summary>Printed leads minus printed pace, in leads; negative when behind.</summary>
    public static decimal Of(params IReadOnlyList<PlanFigures> plans) =>
        LeadTenths.Of(plans.Sum(p => p.CreditedUnits)) / 10m - LeadTenths.Of((long)(plans.Sum(p => p.ExpectedPace) * ModelCredits.Lead)) / 10m;
}
