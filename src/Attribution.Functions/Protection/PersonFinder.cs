using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Attributing;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;

namespace Attribution.Functions.Protection;

/// <summary>Finds a person as attribution does: through forms that addresses and numbers connect, and the touches that are connected with them.</summary>
public sealed class PersonFinder(LeadStore leads, PersonStore persons, JourneyStore journeys, CurrentRules rules)
{
    /// <summary>Whom a pseudonym stands for. Reads only.</summary>
    public async Task<PersonSearchResult> By(string identifier, CancellationToken ct)
    {
        if (!Identifier.IsPersonal(identifier))
        {
            return await ByBrowser(identifier, ct).ConfigureAwait(false);
        }

        var forms = await persons.At(identifier, ct).ConfigureAwait(false);
        return forms is [] ? PersonSearchResult.Of(await Visitor(identifier, ct).ConfigureAwait(false))
            : !Person.Connects(identifier, forms) ? PersonSearchResult.Shared()
            : PersonSearchResult.Of(await Of(await persons.Find(forms[0], ct).ConfigureAwait(false), ct).ConfigureAwait(false));
    }

    /// <summary>Whose form a lead is; null when there is no such lead.</summary>
    public async Task<FoundPerson?> ByLead(string key, CancellationToken ct) =>
        LeadStandingEndpoint.IsKey(key) && await leads.Find(key, ct).ConfigureAwait(false) is { } form
            ? await Of(await persons.Find(form, ct).ConfigureAwait(false), ct).ConfigureAwait(false)
            : null;

    private async Task<PersonSearchResult> ByBrowser(string identifier, CancellationToken ct)
    {
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var key in (await journeys.LeadsAt(identifier, ct).ConfigureAwait(false)).Select(link => link.Lead).Distinct(StringComparer.Ordinal))
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is { } form && await persons.Find(form, ct).ConfigureAwait(false) is var person)
            {
                people[person.Card.Key] = person;
            }
        }

        return people.Count switch
        {
            0 => PersonSearchResult.Of(await Visitor(identifier, ct).ConfigureAwait(false)),
            1 => PersonSearchResult.Of(await Of(people.Values.Single(), ct).ConfigureAwait(false)),
            _ => PersonSearchResult.Several(people.Keys),
        };
    }

    /// <summary>Somebody who sent no form.</summary>
    private async Task<FoundPerson> Visitor(string identifier, CancellationToken ct)
    {
        var touches = await journeys.Carrying(identifier, ct).ConfigureAwait(false);
        var candidates = touches.SelectMany(touch => touch.Identifiers).Append(identifier).SelectMany(Identifier.Spellings).Distinct(StringComparer.Ordinal).ToList();
        var personal = candidates.Where(Identifier.IsPersonal).ToList();
        bool IsTheirs(string carried) => Identifier.Spellings(carried).Any(personal.Contains);
        var own = new SortedSet<string>(Identifier.Spellings(Aliases.Of(touches.SelectMany(touch => touch.Identifiers).Append(identifier)).Whole(identifier)), StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(candidate => !Identifier.IsPersonal(candidate)))
        {
            if (await journeys.LeadsAt(candidate, ct).ConfigureAwait(false) is []
                && (await journeys.Carrying(candidate, ct).ConfigureAwait(false)).All(touch => touch.Identifiers.Where(Identifier.IsPersonal).All(IsTheirs)))
            {
                own.Add(candidate);
            }
        }

        return new FoundPerson([], [.. own], touches);
    }

    private async Task<FoundPerson> Of(Person person, CancellationToken ct)
    {
        var today = await rules.Read(ct).ConfigureAwait(false);
        var touches = (await journeys.Around(person, today, ct).ConfigureAwait(false)).Where(person.MayHaveMade).ToList();
        var reached = touches.Where(touch => Eligibility.Connects(touch, person, today)).SelectMany(touch => touch.Identifiers).Where(identifier => !Identifier.IsPersonal(identifier));
        var own = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var identifier in person.Identifiers.Concat(reached).Distinct(StringComparer.Ordinal))
        {
            if (await IsTheirsAlone(identifier, person, ct).ConfigureAwait(false))
            {
                own.UnionWith(Identifier.Spellings(identifier));
            }
        }

        return new FoundPerson(person.Forms, [.. own], touches);
    }

    private async Task<bool> IsTheirsAlone(string identifier, Person person, CancellationToken ct)
    {
        bool IsOwn(string key) => person.Forms.Any(form => form.Key == key);
        return Identifier.IsPersonal(identifier)
            ? (await persons.At(identifier, ct).ConfigureAwait(false)).All(form => IsOwn(form.Key))
            : (await journeys.LeadsAt(identifier, ct).ConfigureAwait(false)).All(link => IsOwn(link.Lead))
                && (await journeys.Carrying(identifier, ct).ConfigureAwait(false)).All(person.MayHaveMade);
    }
}
