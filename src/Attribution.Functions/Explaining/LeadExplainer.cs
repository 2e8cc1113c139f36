using Attribution.Domain.Catalog;
using Attribution.Domain.Explaining;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Functions.Attributing;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Explaining;

/// <summary>Gathers what is known about a lead's credit; the domain explains it. Reads only, and no contact data.</summary>
public sealed class LeadExplainer(
    LeadStore leads,
    LeadFactStore facts,
    PersonStore persons,
    JourneyStore journeys,
    CreditStore credits,
    LeadDeals deals,
    CatalogStore catalog,
    PlanStore plans,
    CurrentRules rules,
    Horizons horizons,
    ReportingCalendar calendar,
    IOptions<AttributionOptions> options)
{
    /// <summary>What is known about a lead; null when there is none of that key.</summary>
    public async Task<LeadCase?> Find(string key, CancellationToken ct)
    {
        if (await leads.Find(key, ct).ConfigureAwait(false) is not { } form)
        {
            return null;
        }

        var today = await rules.Read(ct).ConfigureAwait(false);
        var known = await persons.Find(form, ct).ConfigureAwait(false);
        var state = await facts.State(form, IsAsked(form, known) ? [.. known.Forms.Skip(1).Select(other => other.Key)] : [], ct).ConfigureAwait(false);
        var person = IsAsked(form, known) ? LeadMilestones.Reached(known, state, await deals.Milestones(known, ct).ConfigureAwait(false)) : known;
        var ledger = await credits.Find(form, ct).ConfigureAwait(false);
        return new LeadCase(
            form,
            person,
            IsAsked(form, person) ? await journeys.Around(person, today, ct).ConfigureAwait(false) : [],
            ledger,
            today,
            await plans.Versions(ct).ConfigureAwait(false),
            options.Value.Model,
            await Words(ct).ConfigureAwait(false))
        {
            Said = state.Standing,
            OldestReattribution = (await horizons.Now(ct).ConfigureAwait(false)).Reattribution,
        };
    }

    private static bool IsAsked(Lead form, Person person) => person.Card.Key == form.Key;

    private async Task<Vocabulary> Words(CancellationToken ct)
    {
        var channels = await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false);
        var campaigns = await catalog.All<Campaign>(includeRetired: true, ct).ConfigureAwait(false);
        var marketers = await catalog.All<Marketer>(includeRetired: true, ct).ConfigureAwait(false);
        return new Vocabulary(
            calendar.Zone,
            channels.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal),
            campaigns.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal),
            marketers.ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal));
    }
}
