using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Trails;

namespace Attribution.Domain.Models;

/// <summary>Shares one lead among channels and plans.</summary>
public static class LeadAttribution
{
    /// <summary>A ledger row holds them, and nobody has more contacts within a window.</summary>
    private const int MostPassed = 500;

    /// <summary>
    /// Credits a lead under every model. The order of the lists does not matter. A lead without an eligible touch is credited to
    /// <see cref="Channel.Unattributed"/>, so that under every model the credits always add up to exactly one lead.
    /// </summary>
    /// <param name="person">Whose lead it is; the card is the lead.</param>
    /// <param name="connected">Touches connected with the person, of any age; those that do not count are passed over.</param>
    /// <param name="rules">Which touches earn credit, and how much.</param>
    /// <param name="plans">Plans that may cover the lead; those that do not are passed over.</param>
    public static LeadCredits Credit(Person person, IReadOnlyList<Touchpoint> connected, AttributionRules rules, IReadOnlyList<Plan> plans)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.MostTouches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(rules.HalfLife, TimeSpan.Zero);

        var lead = person.Card;
        var judged = Eligibility.Judge(person, connected, rules);
        var journey = Journey.Of(lead, judged, rules);
        var channels = ByChannel(journey);
        return new LeadCredits(
            lead.Key,
            channels,
            PlanShares.Of(lead.Day, channels, plans),
            [.. journey.Touches.Select(touch => touch.Id)],
            RulesText.Of(rules))
        {
            Missing = Milestones.Missing(lead),
            Path = PathText.Of([.. judged.Where(touch => touch.Verdict == Verdict.Counts).Select(touch => touch.Touch)]),
            Passed = [.. judged.Where(touch => touch.Verdict == Verdict.BeyondMostTouches).Take(MostPassed).Select(touch => touch.Touch.Id)],
            Trails = TrailsOf(lead, judged),
            Temperature = lead.Temperature,
            Approach = Approach(lead, judged),
            Forms = OtherForms(person),
        };
    }

    /// <summary>A lead that was rejected: it is kept and earns nothing; what it would have earned is withheld.</summary>
    /// <param name="person">Whose lead it is; the card is the lead.</param>
    /// <param name="connected">Touches connected with the person, as for <see cref="Credit"/>.</param>
    /// <param name="rules">Which touches would earn credit, and how much.</param>
    /// <param name="standing">The rejection.</param>
    public static LeadCredits Rejected(Person person, IReadOnlyList<Touchpoint> connected, AttributionRules rules, LeadStanding standing)
    {
        var judged = Eligibility.Judge(person, connected, rules);
        return new LeadCredits(person.Card.Key, [], [], [], "")
        {
            Standing = standing,
            Withheld = ByChannel(Journey.Of(person.Card, judged, rules)),
            Temperature = person.Card.Temperature,
            Approach = Approach(person.Card, judged),
            Forms = OtherForms(person),
        };
    }

    /// <summary>A form of a person who has a card already: it is kept, and adds no lead.</summary>
    /// <param name="form">The form.</param>
    /// <param name="card">Key of the person's card.</param>
    public static LeadCredits Attached(Lead form, string card) => new(form.Key, [], [], [], "") { AttachedTo = card };

    private static IReadOnlyList<string> OtherForms(Person person) => [.. person.Forms.Skip(1).Select(form => form.Key).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<LeadTouch> Approach(Lead lead, IReadOnlyList<JudgedTouch> judged) =>
    [
        .. judged.Where(touch => touch.Verdict == Verdict.Counts && touch.Touch.Id != Eligibility.FormId(lead))
            .Select(touch => new LeadTouch(DateTimeOffset.FromUnixTimeSeconds(touch.Touch.OccurredAt.ToUnixTimeSeconds()), touch.Touch.Channel)),
    ];

    private static IReadOnlyList<string> TrailsOf(Lead lead, IReadOnlyList<JudgedTouch> judged) =>
    [
        .. judged.Where(touch => (touch.Earns || touch.Verdict == Verdict.BeyondMostTouches) && touch.Touch.Id != Eligibility.FormId(lead))
            .Select(touch => touch.Touch).Where(touch => touch.Identifiers.Count > 0).Select(Trail.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What each channel and campaign of a journey earns, sorted; under every model one whole.</summary>
    internal static IReadOnlyList<ChannelCredit> ByChannel(Journey journey)
    {
        var (touches, unattributed) = TouchCredits.Of(journey);
        return
        [
            .. journey.Touches
                .Select((touch, place) => new ChannelCredit(touch.Channel, touch.Campaign, touches[place]))
                .Append(new ChannelCredit(Channel.Unattributed, "", unattributed))
                .GroupBy(credit => (credit.Channel, credit.Campaign), (key, credits) =>
                    new ChannelCredit(key.Channel, key.Campaign, credits.Aggregate(ModelCredits.None, (sum, credit) => sum + credit.Credits)))
                .Where(credit => !credit.Credits.IsNone)
                .OrderBy(credit => credit.Channel, StringComparer.Ordinal)
                .ThenBy(credit => credit.Campaign, StringComparer.Ordinal),
        ];
    }
}
