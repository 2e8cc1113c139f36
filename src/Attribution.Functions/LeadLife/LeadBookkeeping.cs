using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Personas;
using Attribution.Functions.Settings;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Leads;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.LeadLife;

/// <summary>Books what follows from a lead's credit and its facts.</summary>
public sealed class LeadBookkeeping(
    BookingStore bookings, CreditStore credits, LeadFactStore facts, CatalogStore catalog, IOptions<LeadLifeOptions> options, ReportingCalendar calendar)
{
    /// <summary>What leads are judged and told by today: two queries, for any number of leads.</summary>
    /// <param name="plans">Plans, in all their versions.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<LeadSurroundings> Surroundings(IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        // Retired channels too: what came through them is still told by how they found people.
        var families = (await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false)).ToDictionary(channel => channel.Id, channel => channel.FamilyOrUsual, StringComparer.Ordinal);
        var marketers = plans.ToDictionary(plan => (plan.Id, plan.Version), plan => plan.Marketer);
        return new LeadSurroundings(
            options.Value.Settings,
            (plan, version) => marketers.GetValueOrDefault((plan, version)),
            channel => families.TryGetValue(channel, out var family) ? family : null,
            calendar.DayOf)
        {
            Plans = plans,
            Journey = await catalog.All<JourneyStage>(includeRetired: false, ct).ConfigureAwait(false),
        };
    }

    /// <summary>Makes the sums hold what a lead books now. Both the ledger and the facts are read when it is decided, so that no older decision overwrites a newer one.</summary>
    /// <returns>How the lead stands; null for a form that is attached to another's card.</returns>
    public async Task<LeadState?> Settle(Lead lead, LeadSurroundings around, CancellationToken ct)
    {
        LeadState? state = null;
        await bookings.Settle(
            LeadFactStore.Subject(lead.Key),
            async token =>
            {
                state = null;
                if (await credits.Find(lead, token).ConfigureAwait(false) is not { AttachedTo: null } ledger)
                {
                    return [];
                }

                state = await facts.State(lead, ledger.Forms, token).ConfigureAwait(false);
                return LeadBookings.Of(lead, ledger, state, around);
            },
            ct).ConfigureAwait(false);
        return state;
    }
}
