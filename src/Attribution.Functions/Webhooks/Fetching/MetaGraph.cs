using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Leads from Meta's Graph.</summary>
public sealed class MetaGraph(HttpClient http, IOptions<MetaOptions> options) : ILeadSource
{
    private const string Fields = "created_time,id,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,is_organic,platform,field_data,custom_disclaimer_responses";

    /// <inheritdoc />
    public Platform Platform => Platform.Meta;

    /// <inheritdoc />
    public async Task<FetchOutcome> Fetch(Connection connection, string accessToken, string id, DateTimeOffset now, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{options.Value.GraphAddress.TrimEnd('/')}/{Uri.EscapeDataString(id)}?fields={Fields}&access_token={Uri.EscapeDataString(accessToken)}");
        return await http.Fetch(request, body => Read(id, body, now), ct).ConfigureAwait(false);
    }

    /// <summary>Makes a lead of Graph's answer. Fields have names that the advertiser chose; several values are one answer.</summary>
    internal static FetchOutcome Read(string id, JsonElement body, DateTimeOffset now)
    {
        if (!SenderTime.TryGraph(body.Text("created_time"), now, out var time))
        {
            return new FetchOutcome.Hopeless("created_time is not a past time such as 2026-03-17T09:21:37+0000.");
        }

        var answers = body.List("field_data").SelectMany(Answer).Concat(body.List("custom_disclaimer_responses").SelectMany(Consent));
        return new FetchOutcome.Found(new DeliveredLead(id, time, body.Text("campaign_id") ?? "", [.. answers], VisitTags.None));
    }

    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement field)
    {
        var values = field.List("values").Select(v => v.AsText()).OfType<string>().ToList();
        if (field.Text("name") is { Length: > 0 } name && values.Count > 0)
        {
            yield return KeyValuePair.Create(name, string.Join('\n', values));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Consent(JsonElement box)
    {
        if (box.Text("checkbox_key") is { Length: > 0 } key)
        {
            yield return KeyValuePair.Create(key, box.Text("is_checked") is "1" ? "yes" : "no");
        }
    }
}
