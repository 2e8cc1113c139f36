using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Retention;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Telemetry;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Persons;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Attributing;

/// <summary>Credits leads: finds the person, reads the journey, lets the domain decide, settles the ledger, and books what follows.</summary>
public sealed partial class LeadAttributor(
    LeadStore leads,
    LeadFactStore facts,
    PersonStore persons,
    JourneyStore journeys,
    CreditStore credits,
    PlanStore planStore,
    JourneyClosing closing,
    LeadAssigning assigning,
    LeadBookkeeping bookkeeping,
    LeadDeals deals,
    MessageSender sender,
    Horizons horizons,
    CurrentRules rules,
    TimeProvider clock,
    ILogger<LeadAttributor> logger)
{
    /// <summary>Credits leads by key. A key without a lead announces one that never came, and is passed over.</summary>
    /// <param name="keys">Lead keys.</param>
    /// <param name="areNew">Whether forms may be new, so that other forms of the same people have to be credited again.</param>
    /// <param name="ct">Stops between leads.</param>
    public async Task Attribute(IReadOnlyList<string> keys, bool areNew, CancellationToken ct)
    {
        IReadOnlyList<Plan> plans;
        do
        {
            // A plan that changes while we work asks only for the leads that are in the ledger by then: look again at the end.
            plans = await planStore.Versions(ct).ConfigureAwait(false);
            await Attribute(keys, areNew, plans, ct).ConfigureAwait(false);
        }
        while (!Versions(plans).SequenceEqual(Versions(await planStore.Versions(ct).ConfigureAwait(false))));
    }

    private async Task Attribute(IReadOnlyList<string> keys, bool areNew, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var (today, horizon) = (await rules.Read(ct).ConfigureAwait(false), await horizons.Now(ct).ConfigureAwait(false));
        var around = await bookkeeping.Surroundings(plans, ct).ConfigureAwait(false);
        foreach (var key in keys)
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is not { } lead)
            {
                Log.NoSuchLead(logger, LeadStandingEndpoint.IsKey(key) ? key : "(not a key)");
                continue;
            }

            var person = await Settle(lead, areNew, today, horizon, plans, ct).ConfigureAwait(false);
            await assigning.Assign(lead, ct).ConfigureAwait(false);
            await bookkeeping.Settle(lead, around, ct).ConfigureAwait(false);
            if (areNew)
            {
                await AskForOthers(lead, person, ct).ConfigureAwait(false);
            }
            else if (person.Person.Card.Key != lead.Key && await facts.HasAny(lead.Key, ct).ConfigureAwait(false))
            {
                // What was said of an attached form is said of the card.
                await AskFor([person.Person.Card.Key], ct).ConfigureAwait(false);
            }
        }
    }

    private async Task<KnownPerson> Settle(Lead lead, bool areNew, AttributionRules today, RetentionHorizon horizon, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        KnownPerson? person = null;
        LeadCredits? decided = null;
        var hasChanged = await credits.Settle(
            lead,
            async token =>
            {
                person = await persons.Of(lead, token).ConfigureAwait(false);
                if (horizon.IsFinal(lead.Day) && await credits.Find(lead, token).ConfigureAwait(false) is { } kept)
                {
                    return decided = await Kept(lead, kept, person.Person, token).ConfigureAwait(false);
                }

                if (person.Person.Card.Key != lead.Key)
                {
                    return decided = LeadAttribution.Attached(lead, person.Person.Card.Key);
                }

                var state = await facts.State(lead, [.. person.Person.Forms.Skip(1).Select(form => form.Key)], token).ConfigureAwait(false);
                var reached = LeadMilestones.Reached(person.Person, state, await deals.Milestones(person.Person, token).ConfigureAwait(false));
                var connected = await journeys.Of(reached, today, token).ConfigureAwait(false);
                return decided = state.Standing is { IsRejected: true } standing
                    ? LeadAttribution.Rejected(reached, connected, today, standing)
                    : LeadAttribution.Credit(reached, connected, today, plans) with { Standing = state.Standing };
            },
            closing.MayBeOver(lead.ConvertedAt - today.Lookback),
            ct).ConfigureAwait(false);
        if (hasChanged)
        {
            Log.LeadAttributed(logger, lead.Key);
            LeadCounts.Count(lead, decided!, isFirst: areNew, clock.GetUtcNow());
        }

        await AskForJourneys(lead, today, ct).ConfigureAwait(false);
        await deals.Ask(lead, person!.Person, ct).ConfigureAwait(false);
        return person;
    }

    /// <summary>
    /// What a lead is credited to whose touches may have gone by age: what it was credited to. Forms that join it still tell of it; pseudonyms of its
    /// trails go, which nobody asks for any more, and a reason goes from the ledger when it goes from the facts.
    /// </summary>
    private async Task<LeadCredits> Kept(Lead lead, LeadCredits kept, Person person, CancellationToken ct)
    {
        if (kept.AttachedTo is not null || person.Card.Key != lead.Key)
        {
            return kept with { Trails = [] };
        }

        var forms = person.Forms.Skip(1).Select(form => form.Key).Order(StringComparer.Ordinal).ToList();
        var said = (await facts.State(lead, forms, ct).ConfigureAwait(false)).Standing;
        var words = kept.Standing is { } standing && said is { } now && standing.IsRejected == now.IsRejected ? standing with { Reason = now.Reason } : kept.Standing;
        return kept with { Forms = forms, Standing = words, Trails = [] };
    }

    /// <summary>Touches that the lead took may have been counted as a journey without a lead, and those that it left were not.</summary>
    private async Task AskForJourneys(Lead lead, AttributionRules today, CancellationToken ct)
    {
        var from = lead.ConvertedAt - (2 * today.Lookback);
        if (!closing.MayBeOver(lead.ConvertedAt - today.Lookback) || await credits.AskedTrails(lead, ct).ConfigureAwait(false) is not { Count: > 0 } trails)
        {
            return;
        }

        foreach (var message in CloseJourneys.For(trails.Select(trail => new ChangedTrail(trail, from))))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }

        await credits.NoteAsked(lead, trails, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// A form may bring its person's card an earlier moment or more touches, make one person of two, or show that they are several.
    /// What it asks for asks for nothing more: everything that a form can change is connected with it.
    /// </summary>
    private async Task AskForOthers(Lead lead, KnownPerson person, CancellationToken ct)
    {
        var others = person.Parted.Select(form => form.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var form in person.Person.Forms.Where(form => form.Key != lead.Key && !others.Contains(form.Key)))
        {
            var isCard = form.Key == person.Person.Card.Key;
            if (isCard || (await credits.Find(form, ct).ConfigureAwait(false))?.AttachedTo != person.Person.Card.Key)
            {
                others.Add(form.Key);
            }
        }

        await AskFor(others.Order(StringComparer.Ordinal), ct).ConfigureAwait(false);
    }

    private async Task AskFor(IEnumerable<string> leads, CancellationToken ct)
    {
        foreach (var message in AttributeLeads.Again(leads))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }

    private static IEnumerable<(string Id, int Version)> Versions(IReadOnlyList<Plan> plans) => plans.Select(p => (p.Id, p.Version));

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Lead {LeadKey} credited.")]
        public static partial void LeadAttributed(ILogger logger, string leadKey);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Lead {LeadKey} was announced but never stored.")]
        public static partial void NoSuchLead(ILogger logger, string leadKey);
    }
}
