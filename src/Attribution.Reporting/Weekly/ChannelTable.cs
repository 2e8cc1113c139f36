using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The base report: every channel with its numbers, and all of them together.</summary>
internal static class ChannelTable
{
    /// <summary>The table; the column of leads adds up to the printed total.</summary>
    public static DataTable Of(WeekContext week)
    {
        var channels = week.Figures.Channels;
        var tenths = LeadTenths.Of([.. channels.Select(c => c.LeadUnits)]);
        var longest = channels.SelectMany(c => new[] { week.LeadShare(c), week.CostShare(c) }).Max() ?? 0;
        var caption = week.Texts[Phrase.ChannelsCaption]
            + (channels.Any(week.IsTooDear) ? " " + week.Texts[Phrase.ChannelsCaptionRed] : "");
        return new DataTable(
            week.Texts[Phrase.Channels],
            week.Texts.Say(Phrase.ChannelsDetail, ("model", week.ModelName)),
            [
                new(week.Texts[Phrase.Channel], Alignment.Left, 3),
                .. Numbers.Select(phrase => new TableColumn(week.Texts[phrase], Alignment.Right, 0.25)),
                new(week.Texts[Phrase.Shares], Alignment.Left, 1),
            ],
            [
                .. channels.Select((c, i) => (IReadOnlyList<TableCell>)
                [
                    TableCell.Of(week.Name(c)),
                    .. Row(c, tenths[i], week.IsTooDear(c) ? Emphasis.Alert : Emphasis.Normal, week),
                    TableCell.Of(Bars(c, longest, week)),
                ]),
            ],
            [TableCell.Of(week.Texts[Phrase.AllChannels]), .. Row(week.Figures.Total, tenths.Sum(), Emphasis.Normal, week), TableCell.Of("")],
            caption);
    }

    private static Phrase[] Numbers { get; } =
    [
        Phrase.Reach, Phrase.Clicks, Phrase.Applications, Phrase.ApplicationConversion,
        Phrase.Leads, Phrase.LeadConversion, Phrase.Cost, Phrase.Cpl,
    ];

    private static IEnumerable<TableCell> Row(ChannelFigures channel, long tenths, Emphasis cpl, WeekContext week) =>
    [
        TableCell.Of(Reach(channel.Reach, week)),
        TableCell.Of(week.Count(channel.Clicks)),
        TableCell.Of(week.Count(channel.Applications)),
        TableCell.Of(week.Percent(channel.ApplicationConversion)),
        TableCell.Of(week.Format.Tenths(tenths), Emphasis.Strong),
        TableCell.Of(week.Percent(channel.LeadConversion)),
        TableCell.Of(week.Money(channel.CostMicros)),
        TableCell.Of(week.Money(channel.CplMicros), cpl),
    ];

    private static string Reach(Reach reach, WeekContext week) => reach switch
    {
        Reach.Exact exact => week.Count(exact.People),
        Reach.Between range => week.Texts.Say(Phrase.Range, ("from", week.Count(range.AtLeast)), ("to", week.Count(range.AtMost))),
        _ => week.None,
    };

    private static CellBar[] Bars(ChannelFigures channel, decimal longest, WeekContext week) =>
        [.. new[] { (Share: week.LeadShare(channel), Tone: BarTone.Accent), (Share: week.CostShare(channel), Tone: BarTone.Neutral) }
            .Select(b => new CellBar(longest > 0 ? (double)((b.Share ?? 0) / longest) : 0, week.Percent(b.Share), b.Tone))];
}
