using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Support;

/// <summary>A lead, what is connected with it, and the settings and plans of the day.</summary>
internal sealed record Scenario(Lead Lead, Touchpoint[] Touches, AttributionRules Rules, Plan[] Plans)
{
    public LeadCredits Credit() => LeadAttribution.Credit(Person.Of([Lead]), Touches, Rules, Plans);

    public override string ToString() =>
        $"{Lead.Channel ?? "-"} [{string.Join(' ', Lead.Identifiers)}], {RulesText.Of(Rules)}, " +
        $"plans {string.Join(' ', Plans.Select(plan => $"{plan.Id}({string.Join('|', plan.Channels)};{string.Join('|', plan.Campaigns)})"))}: " +
        string.Join(", ", Touches.Select(touch => $"{touch.Id} {touch.Channel}/{touch.Campaign} {Lead.ConvertedAt - touch.OccurredAt} [{string.Join(' ', touch.Identifiers)}]"));
}

/// <summary>Generated scenarios. Few channels, whole hours and few identifiers, so that repeats, ties and own clicks are common.</summary>
internal static class Scenarios
{
    private static readonly string[] Channels = ["direct", "email", "search", "social"];
    private static readonly string[] Campaigns = ["", "brand", "generic"];
    private static readonly string[] Identifiers = ["c:1", "c:2", "v:1", "v:2"];

    private static readonly Gen<Touchpoint> Touch =
        from id in Gen.Choose(1, 60)
        from channel in Gen.Elements(Channels)
        from campaign in Gen.Elements(Campaigns)
        from hours in Gen.Frequency((4, Gen.Choose(0, 240)), (2, Gen.Choose(240, 720)), (1, Gen.Choose(-48, 800)))
        from identifiers in Gen.SubListOf(Identifiers)
        select new Touchpoint($"t{id}", channel, campaign, Journeys.ConvertedAt.AddHours(-hours), [.. identifiers]);

    private static readonly Gen<Plan> Plan =
        from id in Gen.Elements("a", "b", "c", "d")
        from channels in Gen.SubListOf(Channels)
        from campaigns in Gen.SubListOf(Campaigns)
        from narrow in Gen.Elements(true, false)
        from begins in Gen.Choose(1, 20)
        select WeekBuilder.Plan(
            id, begins, begins + 10, narrow ? string.Join(' ', channels) : "", narrow ? string.Join(' ', campaigns) : "");

    private static readonly Gen<Lead> Lead =
        from channel in Gen.Elements<string?>(null, "search", "social")
        from campaign in Gen.Elements(Campaigns)
        from identifiers in Gen.SubListOf(Identifiers)
        select Journeys.Lead with { Channel = channel, Campaign = campaign, Identifiers = [.. identifiers] };

    private static readonly Gen<AttributionRules> Rules =
        from hours in Gen.Elements(1, 24, 168, 100_000)
        from most in Gen.Elements(1, 2, 3, 10, 60)
        select Journeys.Rules with { HalfLife = TimeSpan.FromHours(hours), MostTouches = most };

    public static readonly Gen<Scenario> Any =
        from lead in Lead
        from rules in Rules
        from touches in Gen.ArrayOf(Touch)
        from plans in Gen.ArrayOf(Plan)
        select new Scenario(lead, touches, rules, [.. plans.DistinctBy(plan => plan.Id)]);

    /// <summary>A scenario and the same one with every list in another order.</summary>
    public static readonly Gen<(Scenario Given, Scenario Shuffled)> AnyShuffled =
        from given in Any
        from touches in Gen.Shuffle(given.Touches)
        from plans in Gen.Shuffle(given.Plans)
        select (given, given with { Touches = touches, Plans = plans });
}
