using Attribution.Domain.Models;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The headline figure of the reader's plans together.</summary>
internal static class PlanTile
{
    /// <summary>Fulfilment of all plans, the standing against an even pace, and where they end at this rate.</summary>
    public static HeadlineTile Of(WeekContext week)
    {
        if (week.Plans.Count == 0)
        {
            return new(week.Texts[Phrase.TilePlan], week.None, "", Emphasis.Normal, week.Texts[Phrase.TileNoPlan]);
        }

        var credited = week.Plans.Sum(p => p.CreditedUnits);
        var target = week.Plans.Sum(p => p.TargetLeads);
        var ahead = Pace.Of(week.Plans);
        return new(
            week.Texts[Phrase.TilePlan],
            week.Percent((decimal)credited / ModelCredits.Lead / target),
            ahead switch
            {
                > 0 => week.Texts.Say(Phrase.TileAhead, ("difference", week.Format.Leads(ahead))),
                < 0 => week.Texts.Say(Phrase.TileBehind, ("difference", week.Format.Leads(-ahead))),
                _ => week.Texts[Phrase.TileOnPace],
            },
            ahead < 0 ? Emphasis.Alert : Emphasis.Strong,
            Detail(credited, target, week))
        {
            AgainstPlan = week.Plans.All(p => p.Standing.Forecast.Value is not null)
                ? week.Texts.Say(Phrase.TileForecast, ("forecast", week.Format.Leads(week.Plans.Sum(p => p.Standing.Forecast.Value!.Value.ToDecimal()))))
                : "",
        };
    }

    private static string Detail(long credited, decimal target, WeekContext week)
    {
        (string, string)[] said = [("credited", week.Leads(credited)), ("target", week.Target(target))];
        return week.Plans is [var plan]
            ? week.Texts.Say(Phrase.TilePlanDay, [.. said, ("day", week.Format.Count(plan.DaysElapsed)), ("days", week.Format.Count(plan.DaysInPeriod))])
            : week.Texts.Say(Phrase.TilePlans, [.. said, ("count", week.Format.Count(week.Plans.Count))]);
    }
}

/// <summary>What the reader's plans ask for in one week at an even pace.</summary>
internal static class WeekOfPlans
{
    private const int Days = 7;

    /// <summary>Leads: each plan's target × 7 / days in its period.</summary>
    public static decimal Leads(WeekContext week) => week.Plans.Sum(p => p.TargetLeads * Days / p.DaysInPeriod);

    /// <summary>Micros to spend, alike; null when a plan has no budget, or there is no plan.</summary>
    public static long? BudgetMicros(WeekContext week) => week.Plans.Count > 0 && week.Plans.All(p => p.BudgetMicros is > 0)
        ? (long)Math.Round(week.Plans.Sum(p => (decimal)p.BudgetMicros!.Value * Days / p.DaysInPeriod), MidpointRounding.ToEven)
        : null;
}
