using Attribution.Domain.Catalog;
using Attribution.Domain.Plans;

namespace Attribution.Domain.Models;

/// <summary>Passes the credit of channels on to the plans that cover them.</summary>
internal static class PlanShares
{
    /// <summary>
    /// Plans that cover the same credit share it equally under every model, so that no lead is promised twice; what does not
    /// divide goes to the first plan ids. Credit that no plan covers is kept as <see cref="PlanCredit.OutsideEveryPlan"/>.
    /// </summary>
    /// <param name="day">The lead's day: of each plan the version counts that holds on it.</param>
    /// <param name="channels">The lead's credit.</param>
    /// <param name="plans">Plans, in all their versions.</param>
    public static IReadOnlyList<PlanCredit> Of(DateOnly day, IReadOnlyList<ChannelCredit> channels, IReadOnlyList<Plan> plans)
    {
        var inForce = PlanVersions.InForce(plans, day);
        var sums = new SortedDictionary<string, PlanCredit>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            var covering = inForce.Where(plan => plan.Covers(day, channel.Channel, channel.Campaign)).Select(plan => (plan.Id, plan.Version)).ToList();
            foreach (var ((id, version), credits) in Shared(channel.Credits, covering is [] ? [(PlanCredit.OutsideEveryPlan, 0)] : covering))
            {
                var before = sums.TryGetValue(id, out var sum) ? sum.Credits : ModelCredits.None;
                sums[id] = new PlanCredit(id, before + credits) { Version = version };
            }
        }

        return [.. sums.Values];
    }

    private static IEnumerable<((string Id, int Version) Plan, ModelCredits Credits)> Shared(ModelCredits credits, List<(string Id, int Version)> plans)
    {
        var shares = ModelCredits.Models.ToDictionary(model => model, model => Apportionment.ShareEqually(credits[model], plans.Count));
        return plans.Select((plan, place) => (plan, ModelCredits.From(model => shares[model][place])));
    }
}
