using System.Globalization;
using System.Text.Json;
using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>A form as a webhook brought it.</summary>
/// <param name="Connection">Connection that it belongs to.</param>
/// <param name="Id">The platform's id of it.</param>
/// <param name="Campaign">The platform's campaign.</param>
/// <param name="At">When it was filled.</param>
/// <param name="UtmSource">Tag of the visit; null where there is none.</param>
/// <param name="ClickIds">Click ids with their names.</param>
/// <param name="Answers">Answers by the sender's names, in lower case.</param>
internal sealed record PushedForm(
    string Connection, string Id, string Campaign, DateTimeOffset At, string? UtmSource, IReadOnlyList<string> ClickIds, IReadOnlyDictionary<string, string> Answers);

/// <summary>Reads the bodies that platforms send, and what they say when they are asked about a lead. Test leads are left out.</summary>
internal sealed class PushedForms(DemoData data, IReadOnlyDictionary<string, PushedConnection> connections)
{
    /// <summary>The forms of a delivery that is taken.</summary>
    public IEnumerable<PushedForm> Of(PushItem item, string platform, string connection, JsonElement body) => platform switch
    {
        "google-ads" => Google(connection, body),
        "meta" => Meta(body),
        "linkedin" => LinkedIn(connection, Text(body, "leadGenFormResponse")!.Split(':')[^1]),
        "tiktok" => TikTok(connection, body),
        _ => [Standard(connection, item.Signed!(item.Body, DateTimeOffset.UnixEpoch)["webhook-id"], body)],
    };

    private static IEnumerable<PushedForm> Google(string connection, JsonElement body)
    {
        if (!body.GetProperty("is_test").GetBoolean())
        {
            yield return new PushedForm(
                connection, Text(body, "lead_id")!, Text(body, "campaign_id")!, Iso(Text(body, "lead_submit_time")!), null, ClickIds(("gclid", Text(body, "gcl_id"))),
                Answers(body.GetProperty("user_column_data"), "column_id", "string_value"));
        }
    }

    /// <summary>Every page has a connection; leads that Meta knows nothing about never count.</summary>
    private IEnumerable<PushedForm> Meta(JsonElement body) =>
        from change in body.GetProperty("entry").EnumerateArray().SelectMany(entry => entry.GetProperty("changes").EnumerateArray())
        let value = change.GetProperty("value")
        where data.MetaLeads.ContainsKey(Text(value, "leadgen_id")!)
        let lead = JsonSerializer.Deserialize<JsonElement>(data.MetaLeads[Text(value, "leadgen_id")!])
        let connection = connections.Values.Single(c => c.Settings.GetValueOrDefault("pages") == Text(value, "page_id"))
        select new PushedForm(
            connection.Id, Text(lead, "id")!, Text(lead, "campaign_id")!, Iso(Text(lead, "created_time")!.Replace("+0000", "Z", StringComparison.Ordinal)), null, [],
            lead.GetProperty("field_data").EnumerateArray().ToDictionary(field => Text(field, "name")!, field => field.GetProperty("values")[0].GetString()!));

    private IEnumerable<PushedForm> LinkedIn(string connection, string id)
    {
        var lead = JsonSerializer.Deserialize<JsonElement>(data.LinkedInLeads[id]);
        if (lead.GetProperty("testLead").GetBoolean())
        {
            yield break;
        }

        var form = lead.GetProperty("form");
        var names = form.GetProperty("content").GetProperty("questions").EnumerateArray()
            .ToDictionary(question => Text(question, "questionId")!, question => Text(question, "predefinedField") ?? "");
        var hidden = form.GetProperty("hiddenFields").EnumerateArray().ToDictionary(field => Text(field, "name")!, field => Text(field, "value"));
        yield return new PushedForm(
            connection, id, Text(lead.GetProperty("leadMetadata").GetProperty("sponsoredLeadMetadata"), "campaign")!.Split(':')[^1],
            DateTimeOffset.FromUnixTimeMilliseconds(lead.GetProperty("submittedAt").GetInt64()), hidden.GetValueOrDefault("utm_source"),
            ClickIds(("li_fat_id", hidden.GetValueOrDefault("li_fat_id"))),
            lead.GetProperty("formResponse").GetProperty("answers").EnumerateArray()
                .Where(answer => answer.GetProperty("answerDetails").TryGetProperty("textQuestionAnswer", out _))
                .ToDictionary(
                    answer => names[Text(answer, "questionId")!].ToLowerInvariant(),
                    answer => Text(answer.GetProperty("answerDetails").GetProperty("textQuestionAnswer"), "answer")!));
    }

    private IEnumerable<PushedForm> TikTok(string connection, JsonElement body) =>
        from entry in body.GetProperty("entry").EnumerateArray()
        where Text(entry, "page_id") != connections[connection].Settings.GetValueOrDefault("testForms")
        select new PushedForm(
            connection, Text(entry, "id")!, Text(entry, "campaign_id")!, DateTimeOffset.FromUnixTimeSeconds(entry.GetProperty("create_time").GetInt64()), null, [],
            Answers(entry.GetProperty("changes"), "field", "value"));

    private static PushedForm Standard(string connection, string id, JsonElement body)
    {
        var (data, touch) = (body.GetProperty("data"), body.GetProperty("data").GetProperty("touch"));
        return new PushedForm(
            connection, id, Text(touch, "utm_id")!, Iso(Text(body, "timestamp")!), Text(touch, "utm_source"), ClickIds(("gclid", Text(touch, "gclid"))),
            data.GetProperty("contact").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value.GetString()!));
    }

    private static Dictionary<string, string> Answers(JsonElement list, string name, string value) =>
        list.EnumerateArray().ToDictionary(answer => Text(answer, name)!.ToLowerInvariant(), answer => Text(answer, value)!);

    private static string[] ClickIds((string Name, string? Value) click) => click.Value is null ? [] : [$"{click.Name}={click.Value}"];

    private static DateTimeOffset Iso(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A text, or a number as it is written.</summary>
    private static string? Text(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
