using Attribution.Domain.Figures;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The base report: every channel with its numbers, and all of them together.</summary>
internal static class ChannelTable
{
    /// <summary>The table; both columns of leads add up to the printed totals.</summary>
    public static DataTable Of(WeekContext week)
    {
        var channels = week.Figures.Channels;
        var accepted = LeadTenths.Of([.. channels.Select(c => c.LeadUnits)]);
        var all = LeadTenths.Of([.. channels.Select(c => c.AllLeadUnits)]);
        var longest = channels.SelectMany(c => new[] { week.LeadShare(c), week.CostShare(c) }).Max() ?? 0;
        return new DataTable(
            week.Texts[Phrase.Channels],
            week.Texts.Say(Phrase.ChannelsDetail, ("model", week.ModelName)),
            [
                new(week.Texts[Phrase.Channel], Alignment.Left, 3),
                .. Numbers.Select(n => new TableColumn(week.Texts[n.Header], Alignment.Right, 0.25) { Detail = n.Detail is { } detail ? week.Texts[detail] : "" }),
                new(week.Texts[Phrase.Trend], Alignment.Left, 0.25) { Detail = week.Texts[Phrase.TrendDetail] },
                new(week.Texts[Phrase.Shares], Alignment.Left, 1) { Detail = week.Texts[Phrase.SharesDetail] },
            ],
            [
                .. channels.Select((c, i) => (IReadOnlyList<TableCell>)
                [
                    TableCell.Of(week.Name(c)),
                    .. Row(c, accepted[i], all[i], week),
                    Trend(c, week),
                    TableCell.Of(Bars(c, longest, week)),
                ]),
            ],
            [TableCell.Of(week.Texts[Phrase.AllChannels]), .. Row(week.Figures.Total, accepted.Sum(), all.Sum(), week), TableCell.Of(""), TableCell.Of("")],
            week.Texts[Phrase.ChannelsCaption] + (channels.Any(week.IsTooDear) ? " " + week.Texts[Phrase.ChannelsCaptionRed] : ""));
    }

    private static (Phrase Header, Phrase? Detail)[] Numbers { get; } =
    [
        (Phrase.Impressions, Phrase.Reach), (Phrase.Clicks, Phrase.Ctr), (Phrase.Applications, Phrase.OfClicks),
        (Phrase.Leads, Phrase.OfClicks), (Phrase.Cost, Phrase.PerClick), (Phrase.Cpl, null), (Phrase.AllLeads, Phrase.CplOnAll),
    ];

    private static IEnumerable<TableCell> Row(ChannelFigures channel, long accepted, long all, WeekContext week) =>
    [
        Two(week.Count(channel.Impressions), Reach(channel.Reach, week)),
        Two(week.Count(channel.Clicks), week.Percent(channel.Ctr)),
        Two(week.Count(channel.Applications), week.Percent(channel.ApplicationConversion)),
        Two(week.Format.Tenths(accepted), week.Percent(channel.LeadConversion)) with { Emphasis = Emphasis.Strong },
        Two(week.Money(channel.CostMicros), week.Money(channel.CostPerClickMicros)),
        TableCell.Of(week.Money(channel.CplMicros), channel.Channel.Length > 0 && week.IsTooDear(channel) ? Emphasis.Alert : Emphasis.Normal),
        Two(week.Format.Tenths(all), week.Money(channel.CplOnAllMicros)),
    ];

    private static TableCell Two(string text, string detail) => TableCell.Of(text) with { Detail = detail };

    private static string Reach(Reach reach, WeekContext week) => reach switch
    {
        Reach.Exact exact => week.Count(exact.People),
        Reach.Between range => week.Texts.Say(Phrase.Range, ("from", week.Count(range.AtLeast)), ("to", week.Count(range.AtMost))),
        _ => week.None,
    };

    /// <summary>Credited leads of twelve weeks; nothing for a channel that is new.</summary>
    private static TableCell Trend(ChannelFigures channel, WeekContext week)
    {
        var weeks = week.Reported.Trend
            .Select(w => TrendCharts.IsKnown(w) ? w.Channels.FirstOrDefault(c => c.Channel == channel.Channel)?.Credits[week.Figures.Model] ?? 0 : (long?)null).ToList();
        if (weeks.SkipLast(1).All(units => units is null or 0))
        {
            return TableCell.Of(weeks is [.., > 0] ? week.Texts[Phrase.TrendNew] : "", Emphasis.Muted);
        }

        var title = week.Texts.Say(Phrase.TrendTitle, ("channel", week.Name(channel)));
        var spoken = string.Join("; ", weeks.Select(units => units is { } known ? week.Leads(known) : week.None));
        return TableCell.Of("") with { Sketch = new Sparkline(title, spoken, [.. weeks.Select(units => units is { } known ? LeadTenths.Of(known) : (decimal?)null)]).Draw() };
    }

    private static CellBar[] Bars(ChannelFigures channel, decimal longest, WeekContext week) =>
        [.. new[] { (Share: week.LeadShare(channel), Tone: BarTone.Accent), (Share: week.CostShare(channel), Tone: BarTone.Neutral) }
            .Select(b => new CellBar(longest > 0 ? (double)((b.Share ?? 0) / longest) : 0, week.Percent(b.Share), b.Tone))];
}
