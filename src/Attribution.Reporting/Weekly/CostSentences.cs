using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What to look at about cost: a channel that is too dear, or money that brings too little; and whether cost is complete at all.</summary>
internal static class CostSentences
{
    /// <summary>A channel is pointed out when its part of the cost is this much above its part of the leads.</summary>
    private const decimal Misplaced = 0.10m;

    /// <summary>At most two sentences.</summary>
    public static IEnumerable<string> Of(WeekContext week) =>
        new[] { TooDear(week) ?? PlanTooDear(week) ?? Misplacement(week), Incomplete(week) }.OfType<string>();

    /// <summary>The channel with the most money above what the reader's plans allow, and since when it has been.</summary>
    private static string? TooDear(WeekContext week)
    {
        var worst = week.Figures.Channels.Where(week.IsTooDear)
            .MaxBy(c => c.CostMicros - (decimal)week.AllowedCpl(c)!.Value * c.LeadUnits / Domain.Models.ModelCredits.Lead);
        if (worst is null)
        {
            return null;
        }

        (string, string)[] said =
        [
            ("channel", week.Name(worst)),
            ("cpl", week.Money(worst.CplMicros)),
            ("allowed", week.Money(week.AllowedCpl(worst))),
            ("cost", week.Percent(week.CostShare(worst))),
            ("leads", week.Percent(week.LeadShare(worst))),
        ];
        return WeeksAbove(worst, week) is > 1 and var weeks
            ? week.Texts.Say(Phrase.SaidChannelOverCplForWeeks, [.. said, ("weeks", week.Format.Count(weeks))])
            : week.Texts.Say(Phrase.SaidChannelOverCpl, said);
    }

    /// <summary>Consecutive weeks up to this one in which the channel was above what the plans allow today.</summary>
    private static int WeeksAbove(ChannelFigures channel, WeekContext week) => week.Reported.Trend.Reverse()
        .TakeWhile(w => w.Channels.FirstOrDefault(c => c.Channel == channel.Channel)?.CplMicros(week.Figures.Model) > week.AllowedCpl(channel))
        .Count();

    private static string? PlanTooDear(WeekContext week)
    {
        var dear = week.Plans.Where(p => p.AllowedCplRatio > 1).ToList();
        if (dear.MaxBy(p => p.AllowedCplRatio) is not { } worst)
        {
            return null;
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

    private static string? Incomplete(WeekContext week) =>
        week.Reported.Missing.Where(missing => missing.Measure == Measure.Cost).MaxBy(missing => missing.Days.Count) is { } worst
            ? week.Texts.Say(Phrase.SaidCostIncomplete, ("channel", worst.Name), ("days", week.DayList(worst.Days)))
            : null;
}
