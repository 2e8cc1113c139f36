using Attribution.Domain.Calendar;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>An earlier week as far as a trend needs it.</summary>
/// <param name="Week">The week.</param>
/// <param name="Channels">Channels with credit or cost, sorted by id.</param>
public sealed record TrendWeek(ReportingWeek Week, IReadOnlyList<TrendChannel> Channels)
{
    /// <summary>Credited leads of all channels under a model, in billionths.</summary>
    public long LeadUnits(AttributionModel model) => Channels.Sum(channel => channel.Credits[model]);

    /// <summary>Spend of all channels, in micros; null when nothing was reported.</summary>
    public long? CostMicros => Channels.Any(channel => channel.CostMicros is not null) ? Channels.Sum(channel => channel.CostMicros) : null;

    /// <summary>Cost per credited lead of all channels, in micros; null without leads or without cost.</summary>
    public long? CplMicros(AttributionModel model) => Quotient.Cpl(CostMicros, LeadUnits(model));
}

/// <summary>One channel of an earlier week.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Credits">Credit under every model.</param>
/// <param name="CostMicros">Spend in micros; null when nothing was reported.</param>
public sealed record TrendChannel(string Channel, ModelCredits Credits, long? CostMicros)
{
    /// <summary>Cost per credited lead, in micros; null without leads or without cost.</summary>
    public long? CplMicros(AttributionModel model) => Quotient.Cpl(CostMicros, Credits[model]);
}

/// <summary>Puts together what trends are drawn from.</summary>
public static class Trends
{
    /// <summary>Weeks in a trend, the reported one included.</summary>
    public const int Weeks = 12;

    /// <summary>A week's line of the trend; the order of the lists does not matter.</summary>
    /// <param name="week">The week.</param>
    /// <param name="channels">All channels.</param>
    /// <param name="sums">Own counts, of any days.</param>
    /// <param name="totals">Platforms' counts, of any days.</param>
    /// <param name="credits">Credit of the week's leads.</param>
    public static TrendWeek Of(
        ReportingWeek week,
        IReadOnlyList<Catalog.Channel> channels,
        IReadOnlyList<DaySum> sums,
        IReadOnlyList<Measures.DayTotal> totals,
        IReadOnlyList<ChannelCredit> credits)
    {
        var costs = ChannelCounts.Of(channels, [.. sums.Where(sum => week.Contains(sum.Day))], [.. totals.Where(total => week.Contains(total.From))])
            .ToDictionary(channel => channel.Channel.Id, channel => channel.Count(Measures.Measure.Cost, week), StringComparer.Ordinal);
        var credited = credits.ToLookup(credit => credit.Channel, credit => credit.Credits, StringComparer.Ordinal);
        return new TrendWeek(
            week,
            [
                .. costs.Keys.Union(credited.Select(channel => channel.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(id => new TrendChannel(
                        id, credited[id].Aggregate(ModelCredits.None, (sum, credit) => sum + credit), costs.GetValueOrDefault(id)))
                    .Where(channel => !channel.Credits.IsNone || channel.CostMicros is not null),
            ]);
    }
}
