using System.Text.Json.Nodes;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

namespace Attribution.Functions.Protection;

/// <summary>Free texts of facts. They may name anybody, and nobody can tell: of a person who is erased they go, and what was said to have happened stays.</summary>
internal static class FreeTexts
{
    /// <summary>What stands where a reason, a customer's number or another free text stood.</summary>
    public const string Instead = "erased";

    private static readonly string[] Fields = ["reason", "customer"];

    /// <summary>A fact as it may be kept of a lead: of one whose person is erased no text is, however late it comes.</summary>
    public static LeadFact Kept(LeadFact fact, Lead lead) => lead.ErasedAt is null ? fact : fact with
    {
        Details = fact.Details with
        {
            Reason = fact.Details.Reason is null ? null : Instead,
            Customer = fact.Details.Customer is null ? null : Instead,
        },
    };

    /// <summary>Details of a fact, as JSON, without their free texts; null where there are none.</summary>
    public static string? Erased(string details)
    {
        if (JsonNode.Parse(details) is not JsonObject members || !Fields.Any(members.ContainsKey))
        {
            return null;
        }

        foreach (var field in Fields.Where(members.ContainsKey))
        {
            members[field] = Instead;
        }

        return members.ToJsonString();
    }
}
