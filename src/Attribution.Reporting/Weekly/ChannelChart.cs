using Attribution.Reporting.Charts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Leads and cost per lead of each channel, as bars in the same order as the table.</summary>
internal static class ChannelChart
{
    /// <summary>The chart; none when no channel has leads.</summary>
    public static IEnumerable<ChartBlock> Of(WeekContext week)
    {
        var channels = week.Figures.Channels;
        if (channels.All(c => c.LeadUnits == 0))
        {
            yield break;
        }

        var tenths = LeadTenths.Of([.. channels.Select(c => c.LeadUnits)]);
        var allowed = week.Plans.Select(p => p.AllowedCplMicros).Distinct().ToList() is [var one] ? (long?)one : null;
        var chart = new BarChart(
            week.Texts.Say(Phrase.ChartTitle, ("week", week.WeekNumber)),
            [.. channels.Select(week.Name)],
            [
                new BarSeries(
                    week.Texts[Phrase.Leads],
                    [.. channels.Select((c, i) => new Bar(tenths[i], week.Format.Tenths(tenths[i]), Emphasis.Strong))],
                    null),
                new BarSeries(
                    week.Texts[Phrase.TileCpl],
                    [.. channels.Select(c => new Bar(c.CplMicros ?? 0, week.Money(c.CplMicros), week.IsTooDear(c) ? Emphasis.Alert : Emphasis.Muted))],
                    allowed is { } a ? new BarLimit(a, week.Texts.Say(Phrase.ChartAllowed, ("allowed", week.Money(a)))) : null),
            ],
            string.Join("; ", channels.Select((c, i) => c.CplMicros is null
                ? week.Texts.Say(Phrase.ChartPartNoCpl, ("channel", week.Name(c)), ("leads", week.Format.Tenths(tenths[i])))
                : week.Texts.Say(Phrase.ChartPart, ("channel", week.Name(c)), ("leads", week.Format.Tenths(tenths[i])), ("cpl", week.Money(c.CplMicros))))));
        yield return new ChartBlock(week.Texts[Phrase.ChartHeading], "", chart.Draw());
    }
}
