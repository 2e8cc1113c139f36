using System.Text.Json;
using Attribution.Domain.Leads;

namespace Attribution.Functions.Ingestion;

/// <summary>Contact data of a form, bounded.</summary>
internal static class Contact
{
    private const int MostFields = 50;
    private const int MostNameCharacters = 200;
    private const int MostCharacters = 4_000;

    /// <summary>Of all names and answers together: an encrypted row holds 64 KiB, and a character can take six bytes of it.</summary>
    private const int MostCharactersOfAll = 10_000;

    private static readonly string[] WaysToReach = [ContactField.Email, ContactField.Phone, ContactField.WorkEmail, ContactField.WorkPhone];

    /// <summary>Text answers as they came, bounded; what is not text is kept as JSON.</summary>
    public static IReadOnlyDictionary<string, string> Fields(JsonElement contact) => Bounded(
        contact.EnumerateObject().Take(MostFields)
            .Select(p => KeyValuePair.Create(p.Name, p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText())),
        WaysToReach);

    /// <summary>As much of the answers as is kept about one person. Answers of one name are kept one after another.</summary>
    /// <param name="answers">Names and answers.</param>
    /// <param name="first">Names of the answers that matter most.</param>
    public static IReadOnlyDictionary<string, string> Bounded(IEnumerable<KeyValuePair<string, string>> answers, IReadOnlyCollection<string> first)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var left = MostCharactersOfAll;
        foreach (var (name, answer) in answers.OrderBy(a => !first.Contains(a.Key)))
        {
            var key = Cut(name, Math.Min(left, MostNameCharacters));
            var before = fields.TryGetValue(key, out var kept) ? kept + "\n" : "";
            var value = Cut(before + answer, Math.Min(before.Length + left - key.Length, MostCharacters));
            left -= key.Length + value.Length - before.Length;
            if (key.Length > 0)
            {
                fields[key] = value;
            }
        }

        return fields;
    }

    /// <summary>The beginning of a text, never ending in half of a character.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text
        : most > 0 && char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];
}
