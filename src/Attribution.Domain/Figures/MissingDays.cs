using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Figures;

/// <summary>Days of a week for which a platform that states its numbers day by day has said nothing.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Measure">What is missing.</param>
/// <param name="Days">The days, in order.</param>
public sealed record MissingDays(string Channel, string Name, Measure Measure, IReadOnlyList<DateOnly> Days)
{
    private static readonly Measure[] Daily = [Measure.Cost, Measure.Impressions, Measure.Clicks];

    /// <summary>
    /// What is missing, by channel: of a measure whose source of truth is a platform, days without a statement in a week that has some. A
    /// week without any is not a gap but a channel that was silent, unless the platform stated the same measure in the week before.
    /// </summary>
    /// <param name="inputs">The week.</param>
    /// <param name="previous">The week before; null when it is not known.</param>
    public static IReadOnlyList<MissingDays> Of(WeekInputs inputs, WeekInputs? previous) =>
    [
        .. from channel in inputs.Channels
           from measure in Daily
           where channel.TruthFor(measure) == SourceOfTruth.Platform && channel.Platform is not null
           let stated = Stated(channel, measure, inputs)
           let missing = inputs.Week.Days.Where(day => !stated.Contains(day)).ToList()
           where missing.Count > 0 && (missing.Count < 7 || (previous is not null && Stated(channel, measure, previous).Count > 0))
           orderby channel.Name, channel.Id, measure
           select new MissingDays(channel.Id, channel.Name, measure, missing),
    ];

    private static HashSet<DateOnly> Stated(Channel channel, Measure measure, WeekInputs inputs) =>
    [
        .. inputs.Totals
            .Where(total => total.Channel == channel.Id && total.Measure == measure && total.Source == channel.Platform && inputs.Week.Contains(total.From))
            .Select(total => total.From),
    ];
}
