using System.Text.Json;
using Attribution.Functions.Identity;
using Attribution.Storage.Identity;

namespace Attribution.Functions.Ingestion;

/// <summary>Reads whatever an item tells people by, and makes pseudonyms of it at once.</summary>
public sealed class IdentifierReader(Pseudonyms pseudonyms, ContactReader contacts)
{
    private const int MostClickIds = 10;

    /// <summary>Reads visitor and click ids.</summary>
    /// <param name="item">The item.</param>
    /// <param name="fields">Its fields; remembers what is wrong.</param>
    /// <param name="inAddress">Click ids of the landing page's address; those that the item names itself stand before them.</param>
    /// <param name="identifiers">Pseudonyms.</param>
    /// <param name="clickIdNames">Names of the click ids.</param>
    internal bool Read(
        JsonElement item,
        FieldReader fields,
        IReadOnlyDictionary<string, string> inAddress,
        out List<string> identifiers,
        out IReadOnlyCollection<string> clickIdNames)
    {
        identifiers = [];
        clickIdNames = [];
        if (fields.Has("visitorId"))
        {
            if (!fields.Text("visitorId", out var visitor))
            {
                return false;
            }

            identifiers.Add(pseudonyms.OfVisitor(visitor));
        }

        if (!ClickIds(fields, out var clickIds))
        {
            return false;
        }

        foreach (var (name, value) in inAddress)
        {
            clickIds.TryAdd(name, value);
        }

        clickIdNames = clickIds.Keys;
        identifiers.AddRange(clickIds.Take(MostClickIds).Select(click => pseudonyms.OfClick(click.Key, click.Value)));
        return true;
    }

    /// <summary>Pseudonyms of the e-mail address and the telephone number of a touch. What is neither is passed over: a visitor typed it.</summary>
    internal IEnumerable<string> Personal(JsonElement item)
    {
        if (Typed(item, "email") is { } email && contacts.OfEmail(email) is { } byEmail)
        {
            yield return byEmail;
        }

        if (Typed(item, "phone") is { } phone && contacts.OfPhone(phone) is { } byPhone)
        {
            yield return byPhone;
        }
    }

    private static string? Typed(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool ClickIds(FieldReader fields, out Dictionary<string, string> clickIds)
    {
        clickIds = new(StringComparer.Ordinal);
        if (!fields.Object("clickIds", out var given) || given.ValueKind == JsonValueKind.Undefined)
        {
            return fields.Fault is null;
        }

        var clicks = new FieldReader(given);
        foreach (var name in given.EnumerateObject().Select(p => p.Name).Take(MostClickIds))
        {
            if (!clicks.Text(name, out var value))
            {
                return fields.Fails($"clickIds.{name}", clicks.Fault!.Code, clicks.Fault.Message);
            }

            clickIds.TryAdd(name, value);
        }

        return true;
    }
}
