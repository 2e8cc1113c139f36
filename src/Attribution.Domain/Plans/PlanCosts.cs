using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Plans;

/// <summary>Passes spend on to the plans that cover it, as <see cref="PlanShares"/> does with credit.</summary>
internal static class PlanCosts
{
    /// <summary>
    /// Spend of some days per plan and version, in micros. Plans that cover the same spend share it equally, what does not divide goes to the
    /// first plan ids: their leads are shared in the same way, and a cost per lead of whole costs and halved leads would be twice too high.
    /// A plan that is missing was reported no cost.
    /// </summary>
    /// <remarks>A cost without a campaign is nobody's share of a plan for certain campaigns: no campaign in scope has an empty id.</remarks>
    public static IReadOnlyDictionary<(string Plan, int Version), long> Of(IReadOnlyList<Plan> versions, IReadOnlyList<ChannelCounts> channels, DayRange days)
    {
        var costs = new Dictionary<(string Plan, int Version), long>();
        var counts = channels.SelectMany(channel => channel.Truth(Measure.Cost), (channel, count) => (Channel: channel.Channel.Id, Count: count));
        foreach (var day in counts.Where(cost => days.Contains(cost.Count.Day)).GroupBy(cost => cost.Count.Day))
        {
            var inForce = PlanVersions.InForce(versions, day.Key);
            foreach (var (channel, count) in day)
            {
                var covering = inForce.Where(plan => plan.Covers(day.Key, channel, count.Campaign)).ToList();
                var shares = covering is [] ? [] : Apportionment.ShareEqually(count.Value, covering.Count);
                foreach (var (plan, share) in covering.Zip(shares))
                {
                    costs[(plan.Id, plan.Version)] = costs.GetValueOrDefault((plan.Id, plan.Version)) + share;
                }
            }
        }

        return costs;
    }
}
