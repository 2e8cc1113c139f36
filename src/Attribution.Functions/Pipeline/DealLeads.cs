using System.Text.Json;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Pipeline;

/// <summary>Leads that a deal names: by their key, or as whoever delivered them knows them.</summary>
internal static class DealLeads
{
    private const string Field = "leads";
    private const int MostLeads = 50;
    private const int KeyLetters = 22;
    private static readonly string[] SenderPrefixes = ["webhook:", "site:"];

    /// <summary>
    /// Reads the list: <c>["Rp4hc-ZRvz8Alapffq6PnA", {"connection": "google-lv", "id": "42"}, {"source": "web", "id": "a-1"}]</c>. A lead that is not known yet may be
    /// named: it belongs to the deal once it comes.
    /// </summary>
    public static bool Read(JsonElement item, FieldReader fields, bool isNeeded, out IReadOnlyList<string> leads)
    {
        leads = [];
        if (!fields.Has(Field))
        {
            return !isNeeded || fields.Fails(Field, "missing-field", "'leads' is required.");
        }

        var list = item.GetProperty(Field);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostLeads)
        {
            return fields.Fails(Field, "invalid-type", $"'leads' must be a list of 1 to {MostLeads} leads.");
        }

        var keys = new List<string>();
        foreach (var (lead, place) in list.EnumerateArray().Select((lead, place) => (lead, place)))
        {
            if (Keys(lead) is not { Count: > 0 } named)
            {
                return fields.Fails($"leads[{place}]", "invalid-lead", "A lead is named by its key of 22 letters, or as {\"connection\": …, \"id\": …} or {\"source\": …, \"id\": …}.");
            }

            keys.AddRange(named);
        }

        leads = keys;
        return true;
    }

    /// <summary>The keys that a lead of that name can have: a connection delivers as a webhook or as a site.</summary>
    private static IReadOnlyList<string> Keys(JsonElement lead)
    {
        if (lead.ValueKind == JsonValueKind.String)
        {
            return lead.GetString() is { Length: KeyLetters } key && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? [key] : [];
        }

        if (lead.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var (fields, isDelivered) = (new FieldReader(lead), new FieldReader(lead).Has("connection"));
        return !fields.Slug(isDelivered ? "connection" : "source", out var sender) || !fields.Text("id", out var id) ? []
            : isDelivered ? [.. SenderPrefixes.Select(prefix => LeadStore.Key(prefix + sender, id))]
            : [LeadStore.Key(sender, id)];
    }
}
