using Attribution.Domain.Leads;

namespace Attribution.Storage.Persons;

/// <summary>Follows e-mail addresses and telephone numbers from one form to all that they connect; reads nothing twice.</summary>
/// <param name="read">Reads the forms at an identifier; the dictionary keeps forms over calls.</param>
/// <param name="start">The form to start from.</param>
internal sealed class PersonSearch(Func<string, Dictionary<string, Lead?>, CancellationToken, Task<IReadOnlyList<Lead>>> read, Lead start)
{
    /// <summary>Nobody fills more forms, or has more addresses; beyond it the search ends.</summary>
    private const int MostIdentifiers = 200;

    private readonly Dictionary<string, Lead?> known = new(StringComparer.Ordinal) { [start.Key] = start };
    private readonly Dictionary<string, IReadOnlyList<Lead>> forms = new(StringComparer.Ordinal);

    /// <summary>All connected forms, the first one included.</summary>
    /// <param name="own">Identifiers to start with.</param>
    /// <param name="parted">Identifiers that count as connecting although too many share them.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<IReadOnlyCollection<Lead>> Connected(IReadOnlyList<string> own, IReadOnlyList<string> parted, CancellationToken ct)
    {
        var found = new Dictionary<string, Lead>(StringComparer.Ordinal) { [start.Key] = start };
        var (seen, left) = (new HashSet<string>(own.SelectMany(Identifier.Spellings), StringComparer.Ordinal), MostIdentifiers - own.Count);
        var toVisit = new Queue<string>(own);
        while (toVisit.TryDequeue(out var identifier))
        {
            var here = await Forms(identifier, ct).ConfigureAwait(false);
            if (!Person.Connects(identifier, here) && !parted.Any(other => Identifier.AreSame(other, identifier)))
            {
                continue;
            }

            foreach (var form in here.Where(form => found.TryAdd(form.Key, form)))
            {
                foreach (var other in form.Identifiers.Where(Identifier.IsPersonal))
                {
                    See(other);
                }
            }
        }

        return found.Values;

        // One identifier, however many spellings it has; and once more where a form tells of a spelling that nobody knew.
        void See(string other)
        {
            var spellings = Identifier.Spellings(other);
            var isKnown = spellings.Any(seen.Contains);
            if (spellings.All(seen.Contains) || (!isKnown && left <= 0))
            {
                return;
            }

            left -= isKnown ? 0 : 1;
            seen.UnionWith(spellings);
            toVisit.Enqueue(other);
        }
    }

    /// <summary>Identifiers of the first form that connected forms until it was written down.</summary>
    public async Task<IReadOnlyList<string>> PartedBy(IReadOnlyList<string> own, CancellationToken ct)
    {
        var parted = new List<string>();
        foreach (var identifier in own)
        {
            var here = await Forms(identifier, ct).ConfigureAwait(false);
            var before = here.TakeWhile(form => form.Key != start.Key).ToList();
            if (before.Count < here.Count && Person.Connects(identifier, before) && !Person.Connects(identifier, [.. before, start]))
            {
                parted.Add(identifier);
            }
        }

        return parted;
    }

    private async Task<IReadOnlyList<Lead>> Forms(string identifier, CancellationToken ct) =>
        forms.TryGetValue(identifier, out var here) ? here : forms[identifier] = await read(identifier, known, ct).ConfigureAwait(false);
}
