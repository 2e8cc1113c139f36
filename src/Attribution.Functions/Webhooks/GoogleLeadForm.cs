using System.Collections.ObjectModel;
using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Webhooks;

/// <summary>
/// The body of Google Ads' lead form webhook, read as Google sends it: ids as numbers or text, unknown fields ignored, unknown
/// columns kept.
/// </summary>
/// <param name="LeadId">Identifies the lead over all forms.</param>
/// <param name="Key">The key that Google echoes back; the only proof of who sends.</param>
/// <param name="IsTest">Whether somebody pressed "send test data".</param>
/// <param name="Campaign">Campaign id; empty when missing or not an id.</param>
/// <param name="ClickId">Click id of the ad click, as in <c>gclid</c>; null when missing.</param>
/// <param name="SubmittedAt">When the form was sent; null when missing.</param>
/// <param name="Answers">Answers by column id.</param>
public sealed record GoogleLeadForm(
    string LeadId,
    string Key,
    bool IsTest,
    string Campaign,
    string? ClickId,
    DateTimeOffset? SubmittedAt,
    IReadOnlyDictionary<string, string> Answers)
{
    private const int MostLeadIdCharacters = 1_000;
    private const int MostAnswers = 100;

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["EMAIL"] = ContactField.Email,
        ["WORK_EMAIL"] = ContactField.WorkEmail,
        ["PHONE_NUMBER"] = ContactField.Phone,
        ["PHONE_NUMBER_VERIFIED"] = ContactField.Phone,
        ["WORK_PHONE"] = ContactField.WorkPhone,
        ["FULL_NAME"] = ContactField.Name,
        ["FIRST_NAME"] = ContactField.FirstName,
        ["LAST_NAME"] = ContactField.LastName,
        ["COMPANY_NAME"] = ContactField.Company,
        ["JOB_TITLE"] = ContactField.JobTitle,
        ["CITY"] = ContactField.City,
        ["COUNTRY"] = ContactField.Country,
    };

    private static readonly string[] WaysToReach = ["EMAIL", "WORK_EMAIL", "PHONE_NUMBER", "WORK_PHONE", "PHONE_NUMBER_VERIFIED"];

    /// <summary>Answers under our names where they have one.</summary>
    public IReadOnlyDictionary<string, string> NamedAnswers => Answers
        .GroupBy(answer => Fields.GetValueOrDefault(answer.Key, answer.Key), answer => answer.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join('\n', group), StringComparer.Ordinal);

    /// <summary>The key alone, before anything else of the body is looked at.</summary>
    public static string KeyOf(JsonElement body) => Text(body, "google_key") ?? "";

    /// <summary>Reads a body whose key is right.</summary>
    /// <param name="body">The body.</param>
    /// <param name="now">The present moment; a time more than a day later is a fault.</param>
    /// <param name="fault">What is wrong, when the result is null.</param>
    public static GoogleLeadForm? Read(JsonElement body, DateTimeOffset now, out string? fault)
    {
        fault = null;
        var leadId = Text(body, "lead_id");
        DateTimeOffset? submittedAt = null;
        if (string.IsNullOrEmpty(leadId) || leadId.Length > MostLeadIdCharacters)
        {
            fault = $"lead_id must be a text of 1 to {MostLeadIdCharacters} characters.";
        }
        else if (Text(body, "lead_submit_time") is { Length: > 0 } time)
        {
            if (!FieldReader.TryParseTime(time, out var parsed) || parsed > now.AddDays(1) || parsed.Year < 2000)
            {
                fault = "lead_submit_time must be a past time such as 2026-03-17T08:42:10Z.";
            }

            submittedAt = parsed;
        }

        if (fault is not null)
        {
            return null;
        }

        var campaign = Text(body, "campaign_id") ?? "";
        return new GoogleLeadForm(
            leadId!,
            KeyOf(body),
            Property(body, "is_test") is { ValueKind: JsonValueKind.True },
            FieldReader.IsCampaign(campaign) ? campaign : "",
            Text(body, "gcl_id") is { Length: > 0 } clickId ? clickId : null,
            submittedAt,
            AnswersOf(body));
    }

    /// <summary>Columns without an id are kept under their position; answers to the same column are kept one after another.</summary>
    private static IReadOnlyDictionary<string, string> AnswersOf(JsonElement body) =>
        Property(body, "user_column_data") is { ValueKind: JsonValueKind.Array } columns
            ? Contact.Bounded(columns.EnumerateArray().Take(MostAnswers).SelectMany(Answer), WaysToReach)
            : ReadOnlyDictionary<string, string>.Empty;

    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement column, int index)
    {
        if (column.ValueKind == JsonValueKind.Object && Text(column, "string_value") is { } answer)
        {
            yield return KeyValuePair.Create(Text(column, "column_id") is { Length: > 0 } named ? named : $"column-{index}", answer);
        }
    }

    private static string? Text(JsonElement item, string name) => Property(item, name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>Google's test samples spell it Google_key, the schema google_key: names are compared without case.</summary>
    private static JsonElement? Property(JsonElement item, string name)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
