using System.Text.Json.Nodes;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>Free texts in the details of facts: nobody can tell whether they name somebody.</summary>
internal static class FreeTexts
{
    /// <summary>What stands where a reason, a customer's number or another free text stood.</summary>
    public const string Erased = "erased";

    private static readonly string[] Names = ["reason", "customer"];

    /// <summary>Details without free texts; null when they hold none.</summary>
    public static string? Without(string details)
    {
        if (JsonNode.Parse(details) is not JsonObject known || !Names.Any(known.ContainsKey))
        {
            return null;
        }

        foreach (var name in Names.Where(known.ContainsKey))
        {
            known[name] = Erased;
        }

        return known.ToJsonString();
    }
}
