using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The headline figures, each with its change against last week, or the reason why it is missing, and its standing against the plans.</summary>
internal static class HeadlineFigures
{
    /// <summary>Leads, CPL, conversion, plan fulfilment, spend.</summary>
    public static HeadlineTiles Of(WeekContext week) => new([Leads(week), Cpl(week), Conversion(week), PlanTile.Of(week), Spend(week)]);

    private static HeadlineTile Leads(WeekContext week)
    {
        var now = week.Figures.Total.LeadUnits;
        var tile = week.Previous is { Total.LeadUnits: var before }
            ? Tile(Phrase.TileLeads, week.Leads(now), Change(LeadTenths.Of(now), LeadTenths.Of(before), week), Versus(week.Leads(before), week), week)
            : Tile(Phrase.TileLeads, week.Leads(now), "", week.Texts[Phrase.TileNoPrevious], week);
        return week.Plans.Count == 0 ? tile : tile with
        {
            AgainstPlan = week.Texts.Say(Phrase.TilePlanAsks, ("leads", week.Format.Leads(WeekOfPlans.Leads(week)))),
        };
    }

    private static HeadlineTile Cpl(WeekContext week)
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
        var tile = Tile(
            Phrase.TileCpl,
            week.Money(now),
            before is { } b ? Change(now, b, week) : "",
            before is null ? CostForLeads(week.Figures.Total, week) : Versus(week.Money(before), week),
            week);
        return week.Plans.Count == 0 ? tile : tile with
        {
            AgainstPlan = week.Texts.Say(Phrase.TileAllowed, ("allowed", Range(week.Plans.Min(p => p.AllowedCplMicros), week.Plans.Max(p => p.AllowedCplMicros), week))),
            AgainstPlanEmphasis = now > week.Plans.Max(p => p.AllowedCplMicros) ? Emphasis.Alert : Emphasis.Muted,
        };
    }

    private static HeadlineTile Conversion(WeekContext week)
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

    private static HeadlineTile Spend(WeekContext week)
    {
        if (week.Figures.Total.CostMicros is not { } now)
        {
            return Missing(Phrase.TileSpend, Phrase.TileNoCost, week);
        }

        var before = week.Previous?.Total.CostMicros;
        var tile = Tile(
            Phrase.TileSpend,
            week.Money(now),
            before is { } b ? Change(now, b, week) : "",
            before is null ? week.Texts[Phrase.TileNoPrevious] : Versus(week.Money(before), week),
            week);
        return WeekOfPlans.BudgetMicros(week) is { } budget
            ? tile with { AgainstPlan = week.Texts.Say(Phrase.TilePlanBudget, ("budget", week.Money(budget))) }
            : tile;
    }

    private static string Change(long now, long before, WeekContext week) =>
        before == 0 ? "" : week.Format.Change((decimal)(now - before) / before) ?? week.Texts[Phrase.Unchanged];

    private static string CostForLeads(ChannelFigures total, WeekContext week) =>
        week.Texts.Say(Phrase.TileCostForLeads, ("cost", week.Money(total.CostMicros)), ("leads", week.Leads(total.LeadUnits)));

    private static string Range(long from, long to, WeekContext week) =>
        from == to ? week.Money(from) : week.Texts.Say(Phrase.Range, ("from", week.Money(from)), ("to", week.Money(to)));

    private static string Versus(string previous, WeekContext week) => week.Texts.Say(Phrase.VersusLastWeek, ("previous", previous));

    private static HeadlineTile Missing(Phrase label, Phrase reason, WeekContext week) =>
        Tile(label, week.None, "", week.Texts[reason], week);

    private static HeadlineTile Tile(Phrase label, string value, string change, string detail, WeekContext week) =>
        new(week.Texts[label], value, change, Emphasis.Strong, detail);
}
