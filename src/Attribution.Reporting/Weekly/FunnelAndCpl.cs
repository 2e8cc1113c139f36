using Attribution.Domain.Figures;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>From showings to leads, beside what a lead costs in each channel.</summary>
internal static class FunnelAndCpl
{
    /// <summary>Both charts; none when there are no leads to come to.</summary>
    public static IEnumerable<ReportBlock> Of(WeekContext week)
    {
        if (week.Figures.Total.LeadUnits == 0)
        {
            return [];
        }

        var channels = week.Figures.Channels.Where(c => c.CplMicros is not null).ToList();
        return channels.Count == 0 ? [Funnel(week)] : [new Pair(Funnel(week), Cpl(channels, week))];
    }

    private static ChartBlock Funnel(WeekContext week)
    {
        var total = week.Figures.Total;
        FunnelStep[] steps =
        [
            new(week.Texts[Phrase.Impressions], total.Impressions, week.Count(total.Impressions), ""),
            new(week.Texts[Phrase.Clicks], total.Clicks, week.Count(total.Clicks), week.Percent(total.Ctr)),
            new(week.Texts[Phrase.Applications], total.Applications, week.Count(total.Applications), week.Percent(total.ApplicationConversion)),
            new(week.Texts[Phrase.Leads], LeadTenths.Of(total.LeadUnits) / 10m, week.Leads(total.LeadUnits), week.Percent(LeadsPerApplication(total))),
        ];
        var title = week.Texts[Phrase.FunnelHeading];
        return new ChartBlock(title, week.Texts[Phrase.FunnelDetail], new FunnelChart(title, string.Join("; ", steps.Select(s => $"{s.Label}: {s.ValueLabel}")), steps).Draw());
    }

    private static decimal? LeadsPerApplication(ChannelFigures total) =>
        total.Applications is > 0 and var applications ? LeadTenths.Of(total.LeadUnits) / 10m / applications : null;

    private static ChartBlock Cpl(List<ChannelFigures> channels, WeekContext week)
    {
        var limit = week.OnlyAllowedCpl is { } allowed ? new BarLimit(allowed, week.Texts.Say(Phrase.ChartAllowed, ("allowed", week.Money(allowed)))) : null;
        var title = week.Texts[Phrase.ChartHeading];
        var chart = new BarChart(
            title,
            [.. channels.Select(week.Name)],
            [new BarSeries("", [.. channels.Select(c => new Bar(c.CplMicros!.Value, week.Money(c.CplMicros), week.IsTooDear(c) ? Emphasis.Alert : Emphasis.Muted))], limit)],
            string.Join("; ", channels.Select(c => $"{week.Name(c)}: {week.Money(c.CplMicros)}")));
        return new ChartBlock(title, "", chart.Draw(240));
    }
}
