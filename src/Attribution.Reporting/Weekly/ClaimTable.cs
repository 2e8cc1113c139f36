using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What platforms claim against what we count, where the two differ.</summary>
internal static class ClaimTable
{
    /// <summary>The table; none when everybody agrees: agreement needs no line.</summary>
    public static IEnumerable<DataTable> Of(WeekContext week)
    {
        IReadOnlyList<TableCell>[] rows =
        [
            .. from channel in week.Figures.Channels
               from claim in channel.Claims
               let reported = Reported(channel, claim.Measure)
               where reported is not null && reported != claim.Value
               select Row(channel, claim, reported.Value, week),
        ];
        return rows.Length == 0 ? [] :
        [
            new DataTable(
                week.Texts[Phrase.Claims],
                "",
                [
                    new(week.Texts[Phrase.Channel], Alignment.Left, 2),
                    new(week.Texts[Phrase.ClaimMeasure], Alignment.Left, 1),
                    new(week.Texts[Phrase.ClaimReported], Alignment.Right, 0.5),
                    new(week.Texts[Phrase.ClaimOther], Alignment.Right, 0.5),
                    new(week.Texts[Phrase.ClaimDifference], Alignment.Right, 0.5),
                    new(week.Texts[Phrase.ClaimSource], Alignment.Left, 1),
                ],
                rows,
                null,
                week.Texts[Phrase.ClaimsCaption]),
        ];
    }

    private static IReadOnlyList<TableCell> Row(ChannelFigures channel, Claim claim, long reported, WeekContext week) =>
    [
        TableCell.Of(week.Name(channel)),
        TableCell.Of(week.MeasureName(claim.Measure)),
        TableCell.Of(week.Value(claim.Measure, reported), Emphasis.Strong),
        TableCell.Of(week.Value(claim.Measure, claim.Value)),
        TableCell.Of(reported == 0 ? week.None : week.Format.Change((decimal)(claim.Value - reported) / reported) ?? week.Texts[Phrase.ClaimAlmost]),
        TableCell.Of(claim.Source == Claim.OwnCount ? week.Texts[Phrase.ClaimOwn] : claim.Source, Emphasis.Muted),
    ];

    private static long? Reported(ChannelFigures channel, Measure measure) => measure switch
    {
        Measure.Reach => (channel.Reach as Reach.Exact)?.People,
        Measure.Impressions => channel.Impressions,
        Measure.Clicks => channel.Clicks,
        Measure.Applications => channel.Applications,
        Measure.Cost => channel.CostMicros,
        _ => null,
    };
}
