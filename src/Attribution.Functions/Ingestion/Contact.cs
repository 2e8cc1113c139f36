using System.Text.Json;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// Contact data of a form. A lead is a person who can be contacted: without e-mail and phone a form shows interest, and counts
/// as an application only.
/// </summary>
internal static class Contact
{
    private const int MostFields = 50;
    private const int MostCharacters = 4_000;
    private static readonly string[] WaysToReach = ["email", "phone"];

    public static bool IsContactable(JsonElement contact) =>
        WaysToReach.Any(w => contact.TryGetProperty(w, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()));

    /// <summary>Text answers as they came, bounded; what is not text is kept as JSON.</summary>
    public static IReadOnlyDictionary<string, string> Fields(JsonElement contact)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in contact.EnumerateObject().Take(MostFields))
        {
            fields[property.Name] = Cut(property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
        }

        return fields;
    }

    public static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
