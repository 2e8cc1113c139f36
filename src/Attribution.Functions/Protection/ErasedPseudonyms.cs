using Attribution.Domain.Leads;
using Attribution.Functions.Identity;
using Attribution.Storage.Leads;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>Which pseudonyms go with somebody who is erased, and what takes their place.</summary>
public sealed class ErasedPseudonyms(PersonFinder finder, ContactStore contacts, ContactReader reader)
{
    /// <summary>
    /// Somebody's pseudonyms, with what their addresses and numbers are called under both identity keys where forms were not spelled anew yet: whoever does that while
    /// they are erased must leave nothing behind, and whoever comes late must be recognised.
    /// </summary>
    /// <param name="known">Their pseudonyms, as far as they are known.</param>
    /// <param name="forms">Keys of their forms.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<IReadOnlyList<string>> InAllSpellings(IEnumerable<string> known, IEnumerable<string> forms, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var own = known.ToHashSet(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            if (await contacts.FindReadable(form, ct).ConfigureAwait(false) is { } contact)
            {
                own.UnionWith(reader.Read(contact, hasSource: true).Identifiers.Select(Identifier.Spellings).Where(all => all.Any(own.Contains)).SelectMany(all => all).ToList());
            }
        }

        return [.. own];
    }

    /// <summary>Pseudonyms that are theirs alone who sent forms, as far as they are found there by now and have no name yet.</summary>
    public async Task<SortedSet<string>> CarriedBy(IEnumerable<string> forms, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var own = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            own.UnionWith((await finder.ByLead(form, ct).ConfigureAwait(false))?.Own.Where(identifier => !ErasedNames.IsErased(identifier)) ?? []);
        }

        return own;
    }

    /// <summary>
    /// Names for somebody's pseudonyms. Whoever is erased again while an erasure is under way, because its process died, nobody heard its answer or two asked at once, keeps the
    /// names that it gave: under two names what is connected would not be found any more.
    /// </summary>
    /// <param name="begun">Erasures that are under way.</param>
    /// <param name="own">The pseudonyms.</param>
    /// <param name="forms">Keys of the person's forms.</param>
    /// <param name="last">When the last form was sent. Whoever sent one after an earlier erasure is somebody new, and shares nothing with who was erased.</param>
    public static IReadOnlyDictionary<string, string> Names(IReadOnlyList<Erasure> begun, IEnumerable<string> own, IReadOnlyCollection<string> forms, DateTimeOffset last)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (identifier, name) in begun.Where(other => other.At >= last || other.Leads.Intersect(forms, StringComparer.Ordinal).Any()).SelectMany(other => other.Renames))
        {
            given.TryAdd(identifier, name);
        }

        var all = own.Where(identifier => !ErasedNames.IsErased(identifier)).ToHashSet(StringComparer.Ordinal);
        return ErasedNames.For(all.Where(identifier => !given.ContainsKey(identifier)))
            .Concat(given.Where(name => all.Contains(name.Key)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
