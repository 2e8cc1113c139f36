using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Cataloguing;

/// <summary>The parts of a connection that are objects and lists themselves.</summary>
internal static class ConnectionParts
{
    private const int MostRules = 200;

    /// <summary>An object of texts; true and false are taken as such texts. Empty when the field is missing.</summary>
    public static bool Texts(FieldReader fields, string field, int most, out IReadOnlyDictionary<string, string> texts)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        texts = found;
        if (!fields.Object(field, out var given) || given.ValueKind == JsonValueKind.Undefined)
        {
            return fields.Fault is null;
        }

        var values = new FieldReader(given);
        foreach (var property in given.EnumerateObject())
        {
            var text = property.Value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => null };
            if (property.Name.Length is 0 or > 200 || found.Count == most)
            {
                return fields.Fails(field, "invalid-type", $"'{field}' must have at most {most} names of 1 to 200 characters.");
            }

            if (text is null && !values.Text(property.Name, out text))
            {
                return fields.Fails($"{field}.{property.Name}", values.Fault!.Code, values.Fault.Message);
            }

            found[property.Name] = text;
        }

        return true;
    }

    /// <summary>A list of rules, in the order in which they are asked. Empty when the field is missing.</summary>
    public static bool Rules(JsonElement body, FieldReader fields, out IReadOnlyList<ChannelRule> rules)
    {
        rules = [];
        if (!fields.Has("rules"))
        {
            return true;
        }

        var list = body.GetProperty("rules");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostRules || list.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Object))
        {
            return fields.Fails("rules", "invalid-type", $"'rules' must be a list of at most {MostRules} objects.");
        }

        var read = new List<ChannelRule>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var rule = new FieldReader(item);
            if (!Optional(rule, "source", out var source) || !Optional(rule, "medium", out var medium) || !Optional(rule, "campaign", out var campaign)
                || !rule.Text("channel", out var channel))
            {
                return fields.Fails($"rules.{index}.{rule.Fault!.Field}", rule.Fault.Code, rule.Fault.Message);
            }

            read.Add(new ChannelRule(source, medium, campaign, channel));
        }

        rules = read;
        return true;
    }

    private static bool Optional(FieldReader rule, string field, out string? text)
    {
        text = null;
        return !rule.Has(field) || rule.Text(field, out text!);
    }
}
