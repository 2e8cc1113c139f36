using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Personas;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.Personas;

/// <summary>Who a lead is, and how far on its journey, when it comes.</summary>
/// <param name="Persona">Persona id; null when nobody knows.</param>
/// <param name="Stage">Journey stage id; null alike.</param>
public sealed record LeadTag(string? Persona, string? Stage);

/// <summary>
/// Tells persona and stage of leads that come in: what the form says goes before what its campaign is tagged with, each for itself. What the form says in words that
/// are not in the catalogue is passed over. What was kept with a lead stays when the catalogue changes.
/// </summary>
public sealed class LeadTags(CatalogStore catalog)
{
    /// <summary>Tags of forms, in order: one point read for each campaign, persona and stage that they name, whatever the number of forms.</summary>
    public async Task<IReadOnlyList<LeadTag>> Of(IReadOnlyList<LeadForm> forms, CancellationToken ct)
    {
        var campaigns = await Entries<Campaign>(forms.Select(form => FieldReader.IsCampaign(form.Campaign) ? form.Campaign : null), ct).ConfigureAwait(false);
        var personas = await Entries<Persona>(forms.Select(form => Answer(form, ContactField.Persona)), ct).ConfigureAwait(false);
        var stages = await Entries<JourneyStage>(forms.Select(form => Answer(form, ContactField.Stage)), ct).ConfigureAwait(false);
        return
        [
            .. forms.Select(form => new LeadTag(
                Find(personas, Answer(form, ContactField.Persona))?.Id ?? Find(campaigns, form.Campaign)?.Persona,
                Find(stages, Answer(form, ContactField.Stage))?.Id ?? Find(campaigns, form.Campaign)?.Stage)),
        ];
    }

    private async Task<Dictionary<string, T>> Entries<T>(IEnumerable<string?> ids, CancellationToken ct)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var id in ids.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await catalog.Find<T>(id, ct).ConfigureAwait(false) is { } entry)
            {
                found[id] = entry;
            }
        }

        return found;
    }

    /// <summary>An answer as an id; null for one that can be none.</summary>
    private static string? Answer(LeadForm form, string field) =>
        form.Contact.GetValueOrDefault(field)?.Trim().ToLowerInvariant() is { } answer && FieldReader.IsSlug(answer) ? answer : null;

    private static T? Find<T>(Dictionary<string, T> entries, string? id)
        where T : class => id is null ? null : entries.GetValueOrDefault(id);
}
