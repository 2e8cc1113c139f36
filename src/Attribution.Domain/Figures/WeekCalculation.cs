using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Figures;

/// <summary>Turns the inputs of a week into its figures.</summary>
public static class WeekCalculation
{
    /// <summary>Computes the figures; the same inputs in any order give the same figures.</summary>
    /// <exception cref="OverflowException">A sum does not fit: reported amounts are beyond anything real.</exception>
    public static WeekFigures Figures(WeekInputs inputs)
    {
        var counts = ChannelCounts.Of(inputs);
        var channels = Lines(inputs, counts);
        return new WeekFigures(
            inputs.Week,
            inputs.Currency,
            inputs.Model,
            channels,
            Total(channels),
            PlanCalculation.Of(inputs, counts),
            PlanCalculation.OutsideEveryPlan(inputs));
    }

    private static IReadOnlyList<ChannelFigures> Lines(WeekInputs inputs, IReadOnlyList<ChannelCounts> counts)
    {
        var credits = inputs.ChannelCredits.ToLookup(credit => credit.Channel, credit => credit.Credits[inputs.Model], StringComparer.Ordinal);
        var withheld = inputs.Withheld.ToLookup(credit => credit.Channel, credit => credit.Credits[inputs.Model], StringComparer.Ordinal);
        var inUse = inputs.Channels.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
        var counted = counts.Select(channel => Counted(channel, credits[channel.Channel.Id].Sum(), inputs));
        var creditedOnly = credits.Select(channel => channel.Key).Union(withheld.Select(channel => channel.Key), StringComparer.Ordinal)
            .Where(channel => counts.All(line => line.Channel.Id != channel))
            .Select(channel => Uncounted(channel, channel == Channel.Unattributed ? "Unattributed" : channel, credits[channel].Sum()));
        return
        [
            .. counted.Concat(creditedOnly)
                .Select(line => line with { WithheldUnits = withheld[line.Channel].Sum() })
                .Where(line => inUse.Contains(line.Channel) || HasNumbers(line))
                .OrderBy(line => line.Channel == Channel.Unattributed)
                .ThenByDescending(line => line.LeadUnits)
                .ThenBy(line => line.Name, StringComparer.Ordinal)
                .ThenBy(line => line.Channel, StringComparer.Ordinal),
        ];
    }

    private static ChannelFigures Counted(ChannelCounts counts, long leadUnits, WeekInputs inputs) => new(
        counts.Channel.Id,
        counts.Channel.Name,
        counts.Reach(inputs.Week),
        counts.Count(Measure.Impressions, inputs.Week),
        counts.Count(Measure.Clicks, inputs.Week),
        counts.Count(Measure.Applications, inputs.Week),
        leadUnits,
        counts.Count(Measure.Cost, inputs.Week),
        counts.Claims(inputs.Week));

    // Credit outlives the channel it was earned by: leads are never dropped because a catalogue entry was.
    private static ChannelFigures Uncounted(string channel, string name, long leadUnits) =>
        new(channel, name, new Reach.NotAvailable(), null, null, null, leadUnits, null, []);

    private static bool HasNumbers(ChannelFigures line) =>
        line.AllLeadUnits != 0
        || line.Reach is not Reach.NotAvailable
        || (line.Impressions ?? line.Clicks ?? line.Applications ?? line.CostMicros) is not null
        || line.Claims.Count > 0;

    // People of different channels overlap by an unknown number, so the total has no reach at all.
    private static ChannelFigures Total(IReadOnlyList<ChannelFigures> lines) => new(
        "",
        "Total",
        new Reach.NotAvailable(),
        Sum(lines, line => line.Impressions),
        Sum(lines, line => line.Clicks),
        Sum(lines, line => line.Applications),
        lines.Sum(line => line.LeadUnits),
        Sum(lines, line => line.CostMicros),
        [])
    {
        WithheldUnits = lines.Sum(line => line.WithheldUnits),
    };

    private static long? Sum(IReadOnlyList<ChannelFigures> lines, Func<ChannelFigures, long?> count) =>
        lines.Any(line => count(line) is not null) ? lines.Sum(count) : null;
}
