using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Catalog;
using Attribution.Storage.Secrets;

namespace Attribution.Functions.Cataloguing;

/// <summary>Connections as JSON. Of their secrets only kinds and times are shown, never the values.</summary>
public sealed class ConnectionFormat(CatalogStore catalog, SecretStore secrets) : IEntryFormat<Connection>
{
    private const int MostNames = 100;

    /// <inheritdoc />
    public string Kind => "connection";

    /// <inheritdoc />
    public async Task<Connection?> Read(string id, JsonElement body, FieldReader fields, Connection? before, CancellationToken ct)
    {
        string? channel = null;
        if (!fields.Text("platform", out var platform) || !IsPlatform(fields, platform) || !fields.Text("name", out var name)
            || (fields.Has("channel") && !fields.Text("channel", out channel!))
            || (channel is not null && !await fields.Exists<Channel>("channel", channel, catalog, ct).ConfigureAwait(false))
            || !fields.Campaign("campaign", out var campaign) || !ConnectionParts.Texts(fields, "fields", MostNames, out var names)
            || !ConnectionParts.Texts(fields, "settings", MostNames, out var settings) || !IsTemperature(fields, settings)
            || !ConnectionParts.Rules(body, fields, out var rules))
        {
            return null;
        }

        foreach (var rule in rules.Select(r => r.Channel).Distinct(StringComparer.Ordinal))
        {
            if (!await fields.Exists<Channel>("rules", rule, catalog, ct).ConfigureAwait(false))
            {
                return null;
            }
        }

        return new Connection(id, platform, name, channel, campaign, names, rules, settings);
    }

    /// <inheritdoc />
    public object View(Connection entry) => View(entry, []);

    /// <inheritdoc />
    public async Task<object> Show(Connection entry, CancellationToken ct) => View(entry, await secrets.DatesOf(entry.Id, ct).ConfigureAwait(false));

    private static object View(Connection entry, IReadOnlyList<SecretDates> secrets) => new
    {
        entry.Id,
        entry.Platform,
        entry.Name,
        entry.Channel,
        Campaign = entry.Campaign.Length > 0 ? entry.Campaign : null,
        entry.Fields,
        entry.Rules,
        entry.Settings,
        Secrets = secrets,
    };

    private static bool IsTemperature(FieldReader fields, IReadOnlyDictionary<string, string> settings) =>
        !settings.TryGetValue(DeliveredLeads.TemperatureSetting, out var temperature) || LeadTemperatures.Parse(temperature) is not null
        || fields.Fails($"settings.{DeliveredLeads.TemperatureSetting}", "unknown-temperature", $"A temperature is one of {LeadTemperatures.Names}.");

    private static bool IsPlatform(FieldReader fields, string platform) => Platform.Find(platform) is not null
        || fields.Fails("platform", "unknown-platform", $"'platform' must be one of {string.Join(", ", Platform.All.Select(p => p.Id))}.");
}
