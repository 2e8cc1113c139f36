using Attribution.Domain.Catalog;
using Attribution.Domain.Explaining;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Explaining;

/// <summary>Questions about the lead of <see cref="Journeys"/>, 18 March 2026, 11:30 in Riga, whose ledger is up to date unless said otherwise.</summary>
internal static class Cases
{
    public static readonly Vocabulary Words = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga"),
        new Dictionary<string, string> { ["search"] = "Paid search", ["email"] = "Newsletter", ["social"] = "Paid social" },
        new Dictionary<string, string> { ["spring"] = "Spring sale" },
        new Dictionary<string, string> { ["m"] = "Anna" });

    public static LeadCase Of(IReadOnlyList<Touchpoint> connected, Lead? lead = null, AttributionRules? rules = null, IReadOnlyList<Plan>? plans = null)
    {
        var person = Person.Of([lead ?? Journeys.Lead]);
        var (today, inForce) = (rules ?? Journeys.Rules, plans ?? []);
        return new LeadCase(
            person.Card, person, connected, LeadAttribution.Credit(person, connected, today, inForce), today, inForce, AttributionModel.PositionBased, Words);
    }

    public static LeadCase Of(string journey, Lead? lead = null, AttributionRules? rules = null, IReadOnlyList<Plan>? plans = null) =>
        Of(Journeys.Of(journey), lead, rules, plans);
}
