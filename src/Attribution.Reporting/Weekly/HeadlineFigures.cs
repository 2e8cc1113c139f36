using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The headline figures of all channels, each with its change or the reason why it is missing.</summary>
internal static class HeadlineFigures
{
    /// <summary>Credited leads.</summary>
    public static HeadlineTile Leads(WeekContext week)
    {
        var now = week.Figures.Total.LeadUnits;
        return week.Previous is { Total.LeadUnits: var before }
            ? Tile(Phrase.TileLeads, week.Leads(now), Change(LeadTenths.Of(now), LeadTenths.Of(before), week), Versus(week.Leads(before), week), week)
            : Tile(Phrase.TileLeads, week.Leads(now), "", week.Texts[Phrase.TileNoPrevious], week);
    }

    /// <summary>Cost per credited lead.</summary>
    public static HeadlineTile Cpl(WeekContext week)
    {
        if (week.Figures.Total.CplMicros is not { } now)
        {
            return Missing(Phrase.TileCpl, (week.Figures.Total.LeadUnits, week.Figures.Total.CostMicros) switch
            {
                (0, null) => Phrase.TileNoLeadsOrCost,
                (0, _) => Phrase.TileNoLeads,
                _ => Phrase.TileNoCost,
            }, week);
        }

        var before = week.Previous?.Total.CplMicros;
        return Tile(
            Phrase.TileCpl,
            week.Money(now),
            before is { } b ? Change(now, b, week) : "",
            before is null ? CostForLeads(week.Figures.Total, week) : Versus(week.Money(before), week),
            week);
    }

    /// <summary>Applications per click.</summary>
    public static HeadlineTile Conversion(WeekContext week)
    {
        var total = week.Figures.Total;
        if (total.ApplicationConversion is not { } now)
        {
            return Missing(Phrase.TileConversion, total.Clicks is > 0 ? Phrase.TileNoApplications : Phrase.TileNoClicks, week);
        }

        var change = week.Previous?.Total.ApplicationConversion is not { } before ? ""
            : week.Format.Points(now - before) is { } points ? week.Texts.Say(Phrase.Points, ("points", points))
            : week.Texts[Phrase.Unchanged];
        var detail = week.Texts.Say(Phrase.TileOfClicks, ("applications", week.Count(total.Applications)), ("clicks", week.Count(total.Clicks)));
        return Tile(Phrase.TileConversion, week.Percent(now), change, detail, week);
    }

    private static string Change(long now, long before, WeekContext week) =>
        before == 0 ? "" : week.Format.Change((decimal)(now - before) / before) ?? week.Texts[Phrase.Unchanged];

    private static string CostForLeads(ChannelFigures total, WeekContext week) =>
        week.Texts.Say(Phrase.TileCostForLeads, ("cost", week.Money(total.CostMicros)), ("leads", week.Leads(total.LeadUnits)));

    private static string Versus(string previous, WeekContext week) => week.Texts.Say(Phrase.VersusLastWeek, ("previous", previous));

    private static HeadlineTile Missing(Phrase label, Phrase reason, WeekContext week) =>
        Tile(label, week.None, "", week.Texts[reason], week);

    private static HeadlineTile Tile(Phrase label, string value, string change, string detail, WeekContext week) =>
        new(week.Texts[label], value, change, Emphasis.Strong, detail);
}

/// <summary>The headline figure of the reader's plans together.</summary>
internal static class PlanTile
{
    /// <summary>Fulfilment of all plans, and the standing against an even pace.</summary>
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
            week.Percent((decimal)credited / Domain.Models.ModelCredits.Lead / target),
            ahead switch
            {
                > 0 => week.Texts.Say(Phrase.TileAhead, ("difference", week.Format.Leads(ahead))),
                < 0 => week.Texts.Say(Phrase.TileBehind, ("difference", week.Format.Leads(-ahead))),
                _ => week.Texts[Phrase.TileOnPace],
            },
            ahead < 0 ? Emphasis.Alert : Emphasis.Strong,
            Detail(credited, target, week));
    }

    private static string Detail(long credited, decimal target, WeekContext week)
    {
        (string, string)[] said = [("credited", week.Leads(credited)), ("target", week.Target(target))];
        return week.Plans is [var plan]
            ? week.Texts.Say(Phrase.TilePlanDay, [.. said, ("day", week.Format.Count(plan.DaysElapsed)), ("days", week.Format.Count(plan.DaysInPeriod))])
            : week.Texts.Say(Phrase.TilePlans, [.. said, ("count", week.Format.Count(week.Plans.Count))]);
    }
}
