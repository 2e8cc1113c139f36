using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.Cataloguing;

/// <summary>Campaigns as JSON.</summary>
internal sealed class CampaignFormat(CatalogStore catalog) : IEntryFormat<Campaign>
{
    public string Kind => "campaign";

    public async Task<Campaign?> Read(string id, JsonElement body, FieldReader fields, Campaign? before, CancellationToken ct) =>
        fields.Text("name", out var name) && fields.Text("channel", out var channel)
            && await fields.Exists<Channel>("channel", channel, catalog, ct).ConfigureAwait(false)
            ? new Campaign(id, name, channel)
            : null;

    public object View(Campaign entry) => entry;
}
