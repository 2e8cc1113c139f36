using Attribution.Domain.Catalog;
using Attribution.Domain.Personas;
using Attribution.Storage.Catalog;

namespace Attribution.Storage.Figures;

/// <summary>Gathers the personas, the journey, and what serves them: four queries.</summary>
public sealed class PersonaInputReader(CatalogStore catalog)
{
    /// <summary>Reads them as the catalogue has them now; what was retired serves nobody.</summary>
    public async Task<PersonaInputs> Read(CancellationToken ct) => new(
        await catalog.All<Persona>(includeRetired: false, ct).ConfigureAwait(false),
        JourneyStage.InOrder(await catalog.All<JourneyStage>(includeRetired: false, ct).ConfigureAwait(false)),
        await catalog.All<Content>(includeRetired: false, ct).ConfigureAwait(false),
        [.. (await catalog.All<Campaign>(includeRetired: false, ct).ConfigureAwait(false)).Where(campaign => campaign.Persona is not null || campaign.Stage is not null)]);
}
