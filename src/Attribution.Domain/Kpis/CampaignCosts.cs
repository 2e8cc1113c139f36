using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Kpis;

/// <summary>Marketing cost of any days, as the channels' sources of truth have it.</summary>
public static class CampaignCosts
{
    /// <summary>Cost per channel and campaign, sorted by both; what was not reported is not among it.</summary>
    /// <param name="days">The days.</param>
    /// <param name="channels">Channels, whose settings say whose count is reported.</param>
    /// <param name="sums">Own counts, of other days too.</param>
    /// <param name="totals">Platforms' counts, of other days too.</param>
    public static IReadOnlyList<CampaignCost> Of(DayRange days, IReadOnlyList<Channel> channels, IReadOnlyList<DaySum> sums, IReadOnlyList<DayTotal> totals) =>
    [
        .. ChannelCounts.Of(channels, sums, totals)
            .SelectMany(counts => counts.Truth(Measure.Cost), (counts, cost) => (Channel: counts.Channel.Id, Cost: cost))
            .Where(spent => days.Contains(spent.Cost.Day))
            .GroupBy(spent => (spent.Channel, spent.Cost.Campaign), (key, spent) => new CampaignCost(key.Channel, key.Campaign, spent.Sum(day => day.Cost.Value)))
            .OrderBy(cost => cost.Channel, StringComparer.Ordinal).ThenBy(cost => cost.Campaign, StringComparer.Ordinal),
    ];
}
