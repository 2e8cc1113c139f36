using System.Text.Json;

namespace Attribution.Functions.Webhooks;

/// <summary>Reads what senders send: names without regard to case, ids as numbers or texts, unknown members ignored.</summary>
internal static class JsonFields
{
    /// <summary>A member; null when it is missing. Names are compared without case, as Google's samples spell one in two ways.</summary>
    public static JsonElement? Member(this JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in item.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>A text, or the digits of a number as they came: beyond 2^53 a number would lose them.</summary>
    public static string? Text(this JsonElement item, string name) => item.Member(name)?.AsText();

    /// <summary>The first of several spellings.</summary>
    public static string? Text(this JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.Text(name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A sender's id of something: text, or the digits of a number, without control characters; null for what is none, or longer.</summary>
    public static string? Id(this JsonElement item, string name, int most) =>
        item.Text(name) is { Length: > 0 } id && id.Length <= most && !id.Any(char.IsControl) ? id : null;

    /// <summary>The value as text; null when it is neither text nor number.</summary>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>Members of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Whether a member is true; "true" as a text is not.</summary>
    public static bool IsTrue(this JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.True };
}
