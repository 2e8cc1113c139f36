using Attribution.Domain.Catalog;

namespace Attribution.Domain.Models;

/// <summary>Passes the credit of channels on to the plans that cover them.</summary>
internal static class PlanShares
{
    /// <summary>
    /// Plans that cover the same credit share it equally under every model, so that no lead is promised twice; what does not
    /// divide goes to the first plan ids. Credit that no plan covers is kept as <see cref="PlanCredit.OutsideEveryPlan"/>.
    /// </summary>
    public static IReadOnlyList<PlanCredit> Of(DateOnly day, IReadOnlyList<ChannelCredit> channels, IReadOnlyList<Plan> plans)
    {
        var ordered = plans.OrderBy(plan => plan.Id, StringComparer.Ordinal).ToList();
        var sums = new SortedDictionary<string, ModelCredits>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            var covering = ordered.FindAll(plan => plan.Covers(day, channel.Channel, channel.Campaign)).ConvertAll(plan => plan.Id);
            foreach (var (plan, credits) in Shared(channel.Credits, covering is [] ? [PlanCredit.OutsideEveryPlan] : covering))
            {
                sums[plan] = sums.GetValueOrDefault(plan, ModelCredits.None) + credits;
            }
        }

        return [.. sums.Select(sum => new PlanCredit(sum.Key, sum.Value))];
    }

    private static IEnumerable<(string Plan, ModelCredits Credits)> Shared(ModelCredits credits, List<string> plans)
    {
        var shares = ModelCredits.Models.ToDictionary(model => model, model => Apportionment.ShareEqually(credits[model], plans.Count));
        return plans.Select((plan, place) => (plan, ModelCredits.From(model => shares[model][place])));
    }
}
