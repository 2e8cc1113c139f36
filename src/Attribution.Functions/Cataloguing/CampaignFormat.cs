using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Personas;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.Cataloguing;

/// <summary>Campaigns as JSON.</summary>
public sealed class CampaignFormat(CatalogStore catalog) : IEntryFormat<Campaign>
{
    /// <inheritdoc />
    public string Kind => "campaign";

    /// <inheritdoc />
    public async Task<Campaign?> Read(string id, JsonElement body, FieldReader fields, Campaign? before, CancellationToken ct)
    {
        if (!fields.Text("name", out var name) || !fields.Text("channel", out var channel)
            || !await fields.Exists<Channel>("channel", channel, catalog, ct).ConfigureAwait(false))
        {
            return null;
        }

        var persona = await fields.ExistsOrNone<Persona>("persona", catalog, ct).ConfigureAwait(false);
        var stage = await fields.ExistsOrNone<JourneyStage>("stage", catalog, ct).ConfigureAwait(false);
        return persona.IsRight && stage.IsRight ? new Campaign(id, name, channel) { Persona = persona.Id, Stage = stage.Id } : null;
    }

    /// <inheritdoc />
    public object View(Campaign entry) => entry;
}
