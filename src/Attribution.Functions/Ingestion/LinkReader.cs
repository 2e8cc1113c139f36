using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Attribution.Domain.Touches;

namespace Attribution.Functions.Ingestion;

/// <summary>What an item says about the link that brought somebody.</summary>
/// <param name="Utm">Tags of the link.</param>
/// <param name="ClickIds">Click ids of its address by name, byte for byte.</param>
/// <param name="ReferrerHost">Where the visitor came from; empty when unknown, or from the site itself.</param>
/// <param name="IsGiven">Whether the item says anything about it.</param>
internal sealed partial record Link(UtmTags Utm, IReadOnlyDictionary<string, string> ClickIds, string ReferrerHost, bool IsGiven)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tags as they came, with the names of the click ids: what explains the channel. Whatever looks like an address of a person is left out.</summary>
    public string? Stored(IEnumerable<string> clickIdNames, Traffic traffic)
    {
        var names = string.Join(' ', clickIdNames.Order(StringComparer.Ordinal));
        return !IsGiven && names.Length == 0 ? null : JsonSerializer.Serialize(
            new
            {
                Source = Kept(Utm.Source),
                Medium = Kept(Utm.Medium),
                Campaign = Kept(Utm.Campaign),
                Id = Kept(Utm.Id),
                Term = Kept(Utm.Term),
                Content = Kept(Utm.Content),
                Referrer = Kept(ReferrerHost),
                Clicks = Kept(names),
                Group = ChannelGroups.Name(ChannelGroups.Of(traffic)),
            },
            Json);
    }

    private static string? Kept(string value) => value.Length == 0 || At().IsMatch(value) ? null : value;

    /// <summary>The sign of an address of a person, also where it was encoded more often than it is decoded.</summary>
    [GeneratedRegex("@|%(25)*40")]
    private static partial Regex At();
}

/// <summary>
/// Reads the address of a landing page, tags and referrer. None of it is ever a fault: what a visitor's address bar held is not the sender's
/// mistake.
/// </summary>
internal static class LinkReader
{
    private const int MostUrlCharacters = 16_384;
    private const int MostTagCharacters = 512;

    private static readonly string[] TagFields = ["utm_source", "utm_medium", "utm_campaign", "utm_id", "utm_term", "utm_content"];

    /// <summary>Reads an item; a tag of its own stands before the one in the address.</summary>
    public static Link Read(JsonElement item)
    {
        var (url, referrer) = (Text(item, "url"), Text(item, "referrer"));
        var page = LandingPage.Read(url.Length <= MostUrlCharacters ? url : "");
        string Tag(string field, string inAddress) => Short(Text(item, field) is { Length: > 0 } own ? own : inAddress);
        var from = LandingPage.HostOf(referrer);
        return new Link(
            new UtmTags(
                Tag("utm_source", page.Utm.Source), Tag("utm_medium", page.Utm.Medium), Tag("utm_campaign", page.Utm.Campaign),
                Tag("utm_id", page.Utm.Id), Tag("utm_term", page.Utm.Term), Tag("utm_content", page.Utm.Content)),
            page.ClickIds,
            from == page.Host ? "" : Short(from),
            url.Length > 0 || referrer.Length > 0 || TagFields.Any(field => Text(item, field).Length > 0));
    }

    private static string Text(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Bounded, without control characters, and never ending in half of a character.</summary>
    private static string Short(string text)
    {
        var clean = text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;
        return clean.Length <= MostTagCharacters ? clean
            : char.IsHighSurrogate(clean[MostTagCharacters - 1]) ? clean[..(MostTagCharacters - 1)]
            : clean[..MostTagCharacters];
    }
}
