using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>One campaign's week. A null count was not reported, which is not zero.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id.</param>
/// <param name="Name">What people read; the id when it was never named.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Applications">Applications.</param>
/// <param name="LeadUnits">Credited leads, in billionths.</param>
/// <param name="CostMicros">Spend, in micros.</param>
public sealed record CampaignFigures(string Channel, string Campaign, string Name, long? Clicks, long? Applications, long LeadUnits, long? CostMicros)
{
    /// <summary>Cost per credited lead, in micros; null without leads or without cost.</summary>
    public long? CplMicros => Quotient.Cpl(CostMicros, LeadUnits);

    /// <summary>
    /// Leads beyond those that the same money brings on average, in billionths: credited − cost / CPL of all channels. Negative for a campaign
    /// that costs more than it brings; null without cost, or when there is no average.
    /// </summary>
    /// <param name="averageCplMicros">Cost per lead of all channels, in micros; null when there is none.</param>
    public long? BeyondAverage(long? averageCplMicros) => CostMicros is { } cost && averageCplMicros is > 0 and var average
        ? LeadUnits - (long)Math.Round((decimal)cost * ModelCredits.Lead / average, MidpointRounding.ToEven)
        : null;
}

/// <summary>Figures of campaigns, and which of them stand out.</summary>
public static class CampaignCalculation
{
    /// <summary>How many are shown at either end.</summary>
    public const int Shown = 3;

    /// <summary>Every campaign with any number in the week, by channel, then campaign. What names no campaign is in none.</summary>
    public static IReadOnlyList<CampaignFigures> Of(WeekInputs inputs)
    {
        var counts = ChannelCounts.Of(inputs);
        var credits = inputs.ChannelCredits.Where(credit => credit.Campaign.Length > 0)
            .ToLookup(credit => (credit.Channel, credit.Campaign), credit => credit.Credits[inputs.Model]);
        var clicks = Counts(counts, Measure.Clicks, inputs);
        var applications = Counts(counts, Measure.Applications, inputs);
        var costs = Counts(counts, Measure.Cost, inputs);
        return
        [
            .. credits.Select(credit => credit.Key).Union(clicks.Keys).Union(applications.Keys).Union(costs.Keys)
                .OrderBy(key => key.Channel, StringComparer.Ordinal)
                .ThenBy(key => key.Campaign, StringComparer.Ordinal)
                .Select(key => new CampaignFigures(
                    key.Channel,
                    key.Campaign,
                    inputs.CampaignNames.GetValueOrDefault(key.Campaign, key.Campaign),
                    Count(clicks, key),
                    Count(applications, key),
                    credits[key].Sum(),
                    Count(costs, key))),
        ];
    }

    /// <summary>Campaigns that bring the most beyond the average of their money, best first.</summary>
    /// <param name="campaigns">All campaigns.</param>
    /// <param name="averageCplMicros">Cost per lead of all channels, in micros.</param>
    public static IReadOnlyList<CampaignFigures> Top(IReadOnlyList<CampaignFigures> campaigns, long? averageCplMicros) =>
        [.. Ranked(campaigns, averageCplMicros).Where(campaign => campaign.BeyondAverage(averageCplMicros) > 0).Take(Shown)];

    /// <summary>Campaigns that fall short the most, worst first.</summary>
    /// <param name="campaigns">All campaigns.</param>
    /// <param name="averageCplMicros">Cost per lead of all channels, in micros.</param>
    public static IReadOnlyList<CampaignFigures> Worst(IReadOnlyList<CampaignFigures> campaigns, long? averageCplMicros) =>
        [.. Ranked(campaigns, averageCplMicros).Where(campaign => campaign.BeyondAverage(averageCplMicros) < 0).Reverse().Take(Shown)];

    private static IEnumerable<CampaignFigures> Ranked(IReadOnlyList<CampaignFigures> campaigns, long? averageCplMicros) => campaigns
        .Where(campaign => campaign.BeyondAverage(averageCplMicros) is not null)
        .OrderByDescending(campaign => campaign.BeyondAverage(averageCplMicros))
        .ThenBy(campaign => campaign.Channel, StringComparer.Ordinal)
        .ThenBy(campaign => campaign.Campaign, StringComparer.Ordinal);

    private static Dictionary<(string Channel, string Campaign), long> Counts(IReadOnlyList<ChannelCounts> channels, Measure measure, WeekInputs inputs) => channels
        .SelectMany(channel => channel.Truth(measure)
            .Where(count => count.Campaign.Length > 0 && inputs.Week.Contains(count.Day))
            .Select(count => (Key: (channel.Channel.Id, count.Campaign), count.Value)))
        .GroupBy(count => count.Key, count => count.Value)
        .ToDictionary(counts => counts.Key, counts => counts.Sum());

    private static long? Count(Dictionary<(string Channel, string Campaign), long> counts, (string Channel, string Campaign) key) =>
        counts.TryGetValue(key, out var count) ? count : null;
}
