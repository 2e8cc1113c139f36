namespace Attribution.Domain.Leads;

/// <summary>
/// Which spellings stand for the same: an identifier that was told with two connects whatever was told with either, over any number of steps, so that
/// people and journeys are whole across a change of the key that pseudonyms are made with.
/// </summary>
/// <remarks>It depends on what was told, not on its order. Without any identifier of several spellings it costs nothing.</remarks>
public sealed class Aliases
{
    private readonly Dictionary<string, string> wholes = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is known that has several spellings.</summary>
    public bool IsEmpty => wholes.Count == 0;

    /// <summary>What follows from identifiers.</summary>
    public static Aliases Of(IEnumerable<string> identifiers)
    {
        var aliases = new Aliases();
        foreach (var identifier in identifiers)
        {
            aliases.Learn(identifier);
        }

        return aliases;
    }

    /// <summary>Takes an identifier in.</summary>
    /// <returns>Whether it tells of spellings that were not known to stand for the same.</returns>
    public bool Learn(string identifier)
    {
        if (!identifier.Contains(Identifier.Also, StringComparison.Ordinal))
        {
            return false;
        }

        var spellings = Identifier.Spellings(identifier);
        var known = spellings.Select(Whole).Distinct(StringComparer.Ordinal).ToList();
        if (known is [var only] && Identifier.Spellings(only).Count >= spellings.Count)
        {
            return false;
        }

        var all = known.Select(Identifier.Spellings).Append(spellings).Aggregate(Merged);
        var whole = Identifier.Spelled(all);
        foreach (var spelling in all)
        {
            wholes[spelling] = whole;
        }

        return true;
    }

    /// <summary>An identifier with all its spellings.</summary>
    public string Whole(string identifier) => wholes.Count == 0 ? identifier : wholes.GetValueOrDefault(Identifier.First(identifier), identifier);

    /// <summary>Identifiers with all their spellings, each once.</summary>
    public IReadOnlyList<string> Whole(IReadOnlyList<string> identifiers) => [.. identifiers.Select(Whole).Distinct(StringComparer.Ordinal)];

    /// <summary>A touch under all spellings of its identifiers; it remembers those that it was stored with.</summary>
    public Touchpoint Whole(Touchpoint touch) => IsEmpty ? touch : touch with { Identifiers = Whole(touch.Identifiers), StoredAs = touch.StoredAs ?? touch.Identifiers };

    /// <summary>Both lists in one, in which what follows another in either still follows it: keys follow each other.</summary>
    private static IReadOnlyList<string> Merged(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var merged = one.ToList();
        foreach (var (place, spelling) in other.Index())
        {
            if (!merged.Contains(spelling))
            {
                var next = other.Skip(place).Select(later => merged.IndexOf(later)).FirstOrDefault(index => index >= 0, merged.Count);
                merged.Insert(next, spelling);
            }
        }

        return merged;
    }
}
