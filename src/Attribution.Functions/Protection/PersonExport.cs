using System.Text.Json;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Leads;
using Attribution.Functions.Pipeline;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Facts;
using Attribution.Storage.Leads;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Protection;

/// <summary>Everything that is known about somebody, for whoever is asked for it: readable, contact data included.</summary>
public sealed class PersonExport(ContactStore contacts, FactStore facts, CreditStore credits, DealLinkStore deals, CatalogStore catalog)
{
    /// <summary>Reads it: as many rows as there are forms, facts, and facts of events.</summary>
    public async Task<object> Of(FoundPerson person, CancellationToken ct)
    {
        var (forms, deal) = (new List<object>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var form in person.Forms)
        {
            forms.Add(await Form(form, ct).ConfigureAwait(false));
            deal.UnionWith(await deals.DealsAt(form.Key, ct).ConfigureAwait(false));
        }

        var dealFacts = new List<object>();
        foreach (var key in deal)
        {
            dealFacts.Add(new { Deal = key, Facts = await Said(DealSettling.Subject(key), ct).ConfigureAwait(false) });
        }

        return new
        {
            Card = person.Forms.Count > 0 ? person.Forms[0].Key : null,
            Pseudonyms = person.Own,
            Forms = forms,
            Touches = person.Touches.Select(touch => new { touch.Id, touch.Channel, Campaign = NullIfEmpty(touch.Campaign), touch.OccurredAt, Pseudonyms = touch.Identifiers }),
            Events = await Events(person, ct).ConfigureAwait(false),
            Deals = dealFacts,
        };
    }

    private async Task<object> Form(Lead form, CancellationToken ct)
    {
        var ledger = await credits.Find(form, ct).ConfigureAwait(false);
        return new
        {
            Lead = form.Key,
            Sender = form.Connection,
            form.Channel,
            Campaign = NullIfEmpty(form.Campaign),
            form.ConvertedAt,
            form.Day,
            Contact = await contacts.Find(form.Key, ct).ConfigureAwait(false),
            Pseudonyms = form.Identifiers,
            CompanyPseudonyms = form.Accounts,
            form.Completeness,
            Temperature = form.Temperature?.ToString().ToLowerInvariant(),
            form.Persona,
            form.Stage,
            ledger?.AttachedTo,
            ledger?.Touches,
            Credits = ledger?.Channels.Select(credit => new { credit.Channel, Campaign = NullIfEmpty(credit.Campaign), credit.Credits }),
            Facts = await Said(LeadFactStore.Subject(form.Key), ct).ConfigureAwait(false),
        };
    }

    /// <summary>What was told of them at events: an event's facts lie together, so all are looked through.</summary>
    private async Task<IReadOnlyList<object>> Events(FoundPerson person, CancellationToken ct)
    {
        var names = person.Own.Concat(person.Forms.Select(form => EventPeople.OfLead(form.Key))).ToHashSet(StringComparer.Ordinal);
        var found = new List<object>();
        foreach (var occasion in await catalog.All<MarketingEvent>(includeRetired: true, ct).ConfigureAwait(false))
        {
            var told = (await facts.Of(MarketingEvent.Subject(occasion.Id), ct).ConfigureAwait(false)).Where(fact => EventPseudonyms.In(fact.Details).Any(names.Contains)).ToList();
            if (told.Count > 0)
            {
                found.Add(new { Event = occasion.Id, Facts = told.Select(View) });
            }
        }

        return found;
    }

    private async Task<IEnumerable<object>> Said(string subject, CancellationToken ct) => (await facts.Of(subject, ct).ConfigureAwait(false)).Select(View);

    private static object View(RecordedFact fact) => new { fact.Source, fact.Id, fact.Kind, fact.At, Details = JsonSerializer.Deserialize<JsonElement>(fact.Details) };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
