using Attribution.Domain.Leads;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Protection;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Persons;

/// <summary>Which forms are one person's: those that e-mail addresses and telephone numbers connect, over any number of steps.</summary>
/// <remarks>
/// A form writes itself down at each of its identifiers before it reads any. Of the forms that connect two others, whichever is the last
/// to be written down sees all the rest, and names those whose credit it may change.
/// </remarks>
public sealed class PersonStore(TableServiceClient tables, LeadStore leads)
{
    internal const string Name = "Persons";

    /// <summary>Forms that are written down at one identifier. Whatever comes later belongs to the person that these tell of.</summary>
    private const int MostForms = 300;

    private const string FormsKey = "forms";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>The person that a form belongs to, as far as is known now.</summary>
    public async Task<KnownPerson> Of(Lead form, CancellationToken ct)
    {
        var own = form.Identifiers.Where(Identifier.IsPersonal).Distinct(StringComparer.Ordinal).ToList();
        var isListed = (await Places(own, place => WriteDown(place, form, ct)).ConfigureAwait(false)).TrueForAll(place => place.IsListed);

        var search = new PersonSearch(Forms, form);
        var forms = await search.Connected(own, parted: [], ct).ConfigureAwait(false);
        var parted = await search.PartedBy(own, ct).ConfigureAwait(false);
        var person = Person(form, isListed, forms);
        var before = parted.Count == 0 ? [] : await search.Connected(own, parted, ct).ConfigureAwait(false);
        return new KnownPerson(person, [.. before.Where(other => other.Key != form.Key)]);
    }

    /// <summary>The person that a form belongs to, as far as is known now, for somebody who asks; writes nothing.</summary>
    public async Task<Person> Find(Lead form, CancellationToken ct)
    {
        var own = form.Identifiers.Where(Identifier.IsPersonal).Distinct(StringComparer.Ordinal).ToList();
        var isListed = await Places(own, async place =>
        {
            var known = LeadLinks.Parse((await Row(place, ct).ConfigureAwait(false))?.Forms ?? "");
            return (IsListed: known.Count < MostForms || known.Any(k => k.Lead == form.Key), false);
        }).ConfigureAwait(false);
        return Person(form, isListed.TrueForAll(place => place.IsListed), await new PersonSearch(Forms, form).Connected(own, parted: [], ct).ConfigureAwait(false));
    }

    /// <summary>Writes a form down at each spelling of its addresses and numbers.</summary>
    /// <returns>Whether it was missing anywhere where there is room.</returns>
    public async Task<bool> Join(Lead form, CancellationToken ct) =>
        (await Places(form.Identifiers.Where(Identifier.IsPersonal), place => WriteDown(place, form, ct)).ConfigureAwait(false)).Exists(place => place.IsNew);

    /// <summary>Forms that carry an e-mail address or a telephone number, in whatever spelling, in the order in which they were written down.</summary>
    public Task<IReadOnlyList<Lead>> At(string identifier, CancellationToken ct) => Forms(identifier, new Dictionary<string, Lead?>(StringComparer.Ordinal), ct);

    /// <summary>Writes an erased person's forms down under the name that takes the place of an identifier, and under the identifier no longer.</summary>
    public async Task Erase(string identifier, Erasure erasure, CancellationToken ct)
    {
        var name = erasure.Renames[identifier];
        var all = LeadLinks.Parse((await Row(identifier, ct).ConfigureAwait(false))?.Forms ?? "");
        await Change(name, known => [.. known, .. all.Where(form => erasure.Leads.Contains(form.Lead)).Except(known)], ct).ConfigureAwait(false);
        await Change(identifier, known => [.. known.Where(form => !erasure.Leads.Contains(form.Lead))], ct).ConfigureAwait(false);
    }

    private Task Change(
        string identifier, Func<IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)>, IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)>> change, CancellationToken ct) =>
        Optimistic.Run("Forms of an address or number", async token =>
        {
            var row = await Row(identifier, token).ConfigureAwait(false) ?? new FormsRow { PartitionKey = identifier, RowKey = FormsKey };
            var before = LeadLinks.Parse(row.Forms);
            var after = change(before);
            row.Forms = LeadLinks.Write(after);
            await (after.SequenceEqual(before) ? Task.CompletedTask
                : after.Count == 0 ? table.DeleteEntityAsync(identifier, FormsKey, row.ETag, token)
                : table.Put(row, token)).ConfigureAwait(false);
            return true;
        }, ct);

    // Where a form found no room, the card is that of those which did.
    private static Person Person(Lead form, bool isListed, IReadOnlyCollection<Lead> connected)
    {
        var others = connected.Where(other => other.Key != form.Key).ToList();
        return isListed || others.Count == 0 ? Domain.Leads.Person.Of(connected) : Domain.Leads.Person.Of(others);
    }

    private static async Task<List<(bool IsListed, bool IsNew)>> Places(IEnumerable<string> identifiers, Func<string, Task<(bool IsListed, bool IsNew)>> look)
    {
        var places = new List<(bool, bool)>();
        foreach (var spelling in identifiers.SelectMany(Identifier.Spellings).Distinct(StringComparer.Ordinal))
        {
            places.Add(await look(spelling).ConfigureAwait(false));
        }

        return places;
    }

    /// <returns>Whether it stands there, and whether it does only now.</returns>
    private async Task<(bool IsListed, bool IsNew)> WriteDown(string identifier, Lead form, CancellationToken ct)
    {
        var (isListed, isNew) = (true, false);
        await Optimistic.Run("Forms of an address or number", async token =>
        {
            var row = await Row(identifier, token).ConfigureAwait(false) ?? new FormsRow { PartitionKey = identifier, RowKey = FormsKey };
            var known = LeadLinks.Parse(row.Forms);
            isListed = known.Any(k => k.Lead == form.Key);
            if (isListed || known.Count >= MostForms)
            {
                return true;
            }

            row.Forms = LeadLinks.Write([.. known, (form.Key, form.ConvertedAt)]);
            await table.Put(row, token).ConfigureAwait(false);
            return isNew = isListed = true;
        }, ct).ConfigureAwait(false);
        return (isListed, isNew);
    }

    /// <summary>
    /// Forms at an identifier in the order in which they were written down, those of its earliest spelling first; <paramref name="known"/> keeps those that
    /// were read. Forms tell of further spellings, whose forms are read too.
    /// </summary>
    private async Task<IReadOnlyList<Lead>> Forms(string identifier, Dictionary<string, Lead?> known, CancellationToken ct)
    {
        var (aliases, forms) = (Aliases.Of([identifier]), new Dictionary<string, IReadOnlyList<Lead>>(StringComparer.Ordinal));
        while (Identifier.Spellings(aliases.Whole(identifier)).FirstOrDefault(spelling => !forms.ContainsKey(spelling)) is { } spelling)
        {
            forms[spelling] = await FormsAt(spelling, known, ct).ConfigureAwait(false);
            foreach (var carried in forms[spelling].SelectMany(form => form.Identifiers))
            {
                aliases.Learn(carried);
            }
        }

        return [.. Identifier.Spellings(aliases.Whole(identifier)).SelectMany(spelling => forms[spelling]).DistinctBy(form => form.Key)];
    }

    private async Task<IReadOnlyList<Lead>> FormsAt(string identifier, Dictionary<string, Lead?> known, CancellationToken ct)
    {
        var row = await Row(identifier, ct).ConfigureAwait(false);
        var forms = new List<Lead>();
        foreach (var (key, _) in LeadLinks.Parse(row?.Forms ?? ""))
        {
            if (!known.TryGetValue(key, out var form))
            {
                known[key] = form = await leads.Find(key, ct).ConfigureAwait(false);
            }

            if (form is not null)
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    private async Task<FormsRow?> Row(string identifier, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<FormsRow>(identifier, FormsKey, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private sealed class FormsRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Forms { get; set; } = "";
    }
}
