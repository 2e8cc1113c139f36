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
            if (Key(lead) is not { } key)
            {
                return fields.Fails($"leads[{place}]", "invalid-lead", "A lead is named by its key of 22 letters, or as {\"connection\": …, \"id\": …} or {\"source\": …, \"id\": …}.");
            }

            keys.Add(key);
        }

        leads = keys;
        return true;
    }

    private static string? Key(JsonElement lead)
    {
        if (lead.ValueKind == JsonValueKind.String)
        {
            return lead.GetString() is { Length: KeyLetters } key && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? key : null;
        }

        if (lead.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var fields = new FieldReader(lead);
        return fields.Slug(fields.Has("connection") ? "connection" : "source", out var sender) && fields.Text("id", out var id) ? LeadStore.Key(sender, id) : null;
    }
}
