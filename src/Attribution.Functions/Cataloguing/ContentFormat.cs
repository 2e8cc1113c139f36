using System.Text.Json;
using Attribution.Domain.Personas;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.Cataloguing;

/// <summary>Content as JSON.</summary>
public sealed class ContentFormat(CatalogStore catalog) : IEntryFormat<Content>
{
    /// <inheritdoc />
    public string Kind => "content";

    /// <inheritdoc />
    public async Task<Content?> Read(string id, JsonElement body, FieldReader fields, Content? before, CancellationToken ct) =>
        fields.Text("title", out var title)
            && fields.Text("persona", out var persona) && await fields.Exists<Persona>("persona", persona, catalog, ct).ConfigureAwait(false)
            && fields.Text("stage", out var stage) && await fields.Exists<JourneyStage>("stage", stage, catalog, ct).ConfigureAwait(false)
            && fields.Campaign("campaign", out var campaign)
            ? new Content(id, title, persona, stage, campaign)
            : null;

    /// <inheritdoc />
    public object View(Content entry) => entry;
}
