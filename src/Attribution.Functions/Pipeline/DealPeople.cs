using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Pipeline;

/// <summary>The people of a deal's account.</summary>
/// <param name="People">Each with all their forms; nobody twice.</param>
/// <param name="Forms">Keys of the forms that stand at the account itself, or that the deal names.</param>
/// <param name="At">What makes deals those of one customer: the accounts, and the forms of the people that the deal names; sorted.</param>
/// <param name="Deals">Keys of deals that are, or were once thought to be, of the same account or the same people; the deal itself is among them.</param>
public sealed record DealCircle(IReadOnlyList<Person> People, IReadOnlyList<string> Forms, IReadOnlyList<string> At, IReadOnlyList<string> Deals)
{
    /// <summary>Nobody.</summary>
    public static DealCircle None { get; } = new([], [], [], []);

    /// <summary>All forms of all people.</summary>
    public IEnumerable<Lead> AllForms => People.SelectMany(person => person.Forms);
}

/// <summary>Finds who belongs to a deal, and leaves the deal's name wherever somebody may still come from.</summary>
public sealed class DealPeople(LeadStore leads, PersonStore persons, DealLinkStore links)
{
    /// <summary>Everybody who belongs to a deal as far as is known now.</summary>
    /// <param name="deal">Deal key.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="ct">Stops between calls.</param>
    public async Task<DealCircle> Of(string deal, DealState state, CancellationToken ct)
    {
        var (known, people, deals) = (new Dictionary<string, Lead>(StringComparer.Ordinal), new List<Person>(), new SortedSet<string>(StringComparer.Ordinal) { deal });
        var noted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in state.Leads)
        {
            await Take(named).ConfigureAwait(false);
        }

        // Also where the people that the deal names work: a CRM often knows no more of a company than who called.
        var accounts = state.Accounts.Concat(known.Values.SelectMany(form => form.Accounts)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var at = new SortedSet<string>(state.Leads, StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            var there = await links.NoteDeal(account, deal, ct).ConfigureAwait(false);
            at.UnionWith(there.Spellings);
            deals.UnionWith(there.Deals);
            foreach (var form in there.Forms)
            {
                await Take(form).ConfigureAwait(false);
            }
        }

        foreach (var form in known.Values.OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            if (!people.Exists(person => person.Forms.Any(own => own.Key == form.Key)))
            {
                people.Add(await persons.Find(form, ct).ConfigureAwait(false));
            }
        }

        foreach (var form in people.SelectMany(person => person.Forms))
        {
            await Note(form.Key).ConfigureAwait(false);
        }

        var own = people.Where(person => person.Forms.Any(form => state.Leads.Contains(form.Key))).SelectMany(person => person.Forms).Select(form => form.Key);
        return new DealCircle(
            people,
            [.. known.Keys.Order(StringComparer.Ordinal)],
            [.. at.Union(own, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. deals]);

        async Task Note(string form)
        {
            if (noted.Add(form))
            {
                deals.UnionWith((await links.NoteDeal(form, deal, ct).ConfigureAwait(false)).Deals);
            }
        }

        // The link comes first: a lead that is not there yet finds it when it comes.
        async Task Take(string key)
        {
            await Note(key).ConfigureAwait(false);
            if (!known.ContainsKey(key) && await leads.Find(key, ct).ConfigureAwait(false) is { } form)
            {
                known[key] = form;
            }
        }
    }
}
