using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Functions.Attributing;
using Attribution.Storage.Leads;

namespace Attribution.Functions.LeadLife;

/// <summary>
/// Which lead an item is about: <c>lead</c> is our key of it; or <c>connection</c>, or <c>leadSource</c>, with <c>leadId</c>, the id that it has at its sender.
/// </summary>
internal sealed class LeadNames
{
    private const int CallsAtOnce = 8;
    private static readonly string[] SenderPrefixes = ["webhook:", "site:"];

    private readonly Dictionary<string, Lead> known;

    private LeadNames(IEnumerable<Lead> leads) => known = leads.ToDictionary(lead => lead.Key, StringComparer.Ordinal);

    /// <summary>Finds the leads that items name: one point read for each.</summary>
    public static async Task<LeadNames> Of(IEnumerable<JsonElement?> items, LeadStore leads, CancellationToken ct)
    {
        var keys = items.OfType<JsonElement>().SelectMany(Keys).Distinct(StringComparer.Ordinal);
        var found = new List<Lead>();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = ct }, async (key, token) =>
        {
            if (await leads.Find(key, token).ConfigureAwait(false) is { } lead)
            {
                lock (found)
                {
                    found.Add(lead);
                }
            }
        }).ConfigureAwait(false);
        return new LeadNames(found);
    }

    /// <summary>The lead of an item; null when there is none of that name.</summary>
    public Lead? Find(JsonElement item) => Keys(item).Select(key => known.GetValueOrDefault(key)).FirstOrDefault(lead => lead is not null);

    /// <summary>A lead that was found.</summary>
    public Lead this[string key] => known[key];

    /// <summary>Whether an item names a lead at all.</summary>
    public static bool IsNamed(JsonElement item) => Keys(item).Any() || Text(item, "lead").Length > 0;

    private static IEnumerable<string> Keys(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        string lead = Text(item, "lead"), id = Text(item, "leadId"), connection = Text(item, "connection"), source = Text(item, "leadSource");
        return lead.Length > 0 ? (LeadStandingEndpoint.IsKey(lead) ? [lead] : [])
            : id.Length == 0 ? []
            : source.Length > 0 ? [LeadStore.Key(source, id)]
            : connection.Length > 0 ? SenderPrefixes.Select(prefix => LeadStore.Key(prefix + connection, id))
            : [];
    }

    private static string Text(JsonElement item, string field)
    {
        try
        {
            return !item.TryGetProperty(field, out var value) ? ""
                : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim()
                : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
                : "";
        }
        catch (InvalidOperationException)
        {
            // No text, and so no name.
            return "";
        }
    }
}
