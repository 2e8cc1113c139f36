using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Pipeline;

/// <summary>Which part of a deal is whose, under every model, in billionths of the deal; each list adds up to the whole.</summary>
/// <param name="Channels">By channel and campaign; <c>unattributed</c> where no touch is known.</param>
/// <param name="Marketers">By marketer; <see cref="Cut.Nobody"/> outside of every plan.</param>
public sealed record DealShares(IReadOnlyList<CutShare> Channels, IReadOnlyList<CutShare> Marketers)
{
    /// <summary>How what the deal books is shared among the lines of all cuts.</summary>
    /// <param name="manager">Id of who is responsible; null for nobody.</param>
    public Sharing Sharing(string? manager) => new([Cut.Total, new Cut(CutKind.Manager, manager ?? Cut.Nobody)], [Channels, Marketers]);
}

/// <summary>Shares deals among channels and marketers by the same rules as leads.</summary>
public static class DealAttribution
{
    private static readonly ModelCredits Whole = ModelCredits.From(_ => ModelCredits.Lead);

    /// <summary>Shares a deal. The order of the lists does not matter.</summary>
    /// <param name="journey">The journey of its account; null when nobody is known, so that nobody earns it.</param>
    /// <param name="connected">Touches connected with the people of the account, of any age; those that do not count are passed over.</param>
    /// <param name="rules">Which touches earn credit, and how much.</param>
    /// <param name="plans">Plans in all their versions; those of the first lead's day count.</param>
    /// <param name="openedOn">Day on which the deal was opened: plans of that day count where there is no lead.</param>
    public static DealShares Credit(
        DealJourney? journey, IReadOnlyList<Touchpoint> connected, AttributionRules rules, IReadOnlyList<Plan> plans, DateOnly openedOn)
    {
        IReadOnlyList<ChannelCredit> channels = journey is null
            ? [new ChannelCredit(Channel.Unattributed, "", Whole)]
            : LeadAttribution.ByChannel(Journey.Of(journey.Person.Card, Eligibility.Judge(journey.Person, connected, rules), rules));
        var owners = plans.GroupBy(plan => (plan.Id, plan.Version)).ToDictionary(same => same.Key, same => same.First().Marketer);
        return new DealShares(
            [.. channels.Select(channel => new CutShare(new Cut(CutKind.Channel, channel.Channel, channel.Campaign), channel.Credits))],
            [
                .. PlanShares.Of(journey?.Person.Card.Day ?? openedOn, channels, plans)
                    .GroupBy(plan => owners.GetValueOrDefault((plan.Plan, plan.Version), Cut.Nobody))
                    .Select(same => new CutShare(new Cut(CutKind.Marketer, same.Key), same.Aggregate(ModelCredits.None, (sum, plan) => sum + plan.Credits)))
                    .OrderBy(share => share.Cut),
            ]);
    }
}
