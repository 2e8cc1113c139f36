using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What needs action about cost, and how the plans stand.</summary>
internal static class PlanSentences
{
    /// <summary>A channel is pointed out when its part of the cost is this much above its part of the leads.</summary>
    private const decimal Misplaced = 0.10m;

    /// <summary>At most two sentences.</summary>
    public static IEnumerable<string> Of(WeekContext week) =>
        new[] { Cost(week), Standing(week) }.OfType<string>();

    private static string? Cost(WeekContext week)
    {
        var dear = week.Plans.Where(p => p.AllowedCplRatio > 1).ToList();
        if (dear.MaxBy(p => p.AllowedCplRatio) is not { } worst)
        {
            return Misplacement(week);
        }

        (string, string)[] said =
        [
            ("plan", worst.Plan.Id),
            ("cpl", week.Money(worst.CplMicros)),
            ("allowed", week.Money(worst.AllowedCplMicros)),
        ];
        return dear.Count == 1
            ? week.Texts.Say(Phrase.SaidPlanOverCpl, said)
            : week.Texts.Say(Phrase.SaidPlansOverCpl, [.. said, ("count", week.Format.Count(dear.Count)), ("all", week.Format.Count(week.Plans.Count))]);
    }

    private static string? Misplacement(WeekContext week) => week.Figures.Channels
        .Select(c => (Channel: c, Cost: week.CostShare(c), Leads: week.LeadShare(c)))
        .Where(c => c.Cost - c.Leads >= Misplaced)
        .OrderByDescending(c => c.Cost - c.Leads)
        .Select(c => week.Texts.Say(
            Phrase.SaidCostAboveLeads,
            ("channel", week.Name(c.Channel)),
            ("cost", week.Percent(c.Cost)),
            ("leads", week.Percent(c.Leads))))
        .FirstOrDefault();

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
