using System.Text.RegularExpressions;
using Attribution.Domain.Leads;

namespace Attribution.Storage.Protection;

/// <summary>One person's erasure while it is under way: everything that is needed to take it up again after a crash.</summary>
/// <param name="Id">Its own id; says nothing about the person.</param>
/// <param name="At">When it was asked for. What came later belongs to somebody new.</param>
/// <param name="Leads">Keys of the person's forms.</param>
/// <param name="Renames">Pseudonyms of the person that go, each spelling with the name by chance that takes its place.</param>
public sealed partial record Erasure(string Id, DateTimeOffset At, IReadOnlyList<string> Leads, IReadOnlyDictionary<string, string> Renames)
{
    /// <summary>Whether the person goes by age: nobody asked for it, and nothing is noted that would keep them away.</summary>
    public bool IsByAge { get; init; }

    /// <summary>Addresses and numbers of the person, as they were written: kept until the erasure is forgotten, because what they are looked for in may come late.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>Full names of the person, as they were written. Others may have the same: they are looked for where nothing is lost but a sentence.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether any of a touch's pseudonyms goes.</summary>
    public bool Concerns(IEnumerable<string> identifiers) => identifiers.SelectMany(Identifier.Spellings).Any(Renames.ContainsKey);

    /// <summary>Pseudonyms with those that go renamed.</summary>
    public IReadOnlyList<string> Rename(IEnumerable<string> identifiers) => [.. identifiers.Select(Renamed)];

    /// <summary>A text with the pseudonyms in it renamed.</summary>
    public string Rename(string text) => Renames.Aggregate(
        SpelledTwice().Replace(text, match => Renamed(match.Value)), (renamed, rename) => renamed.Replace(rename.Key, rename.Value, StringComparison.Ordinal));

    /// <summary>Whether a text is surely about the person: it holds one of their addresses or numbers.</summary>
    public bool IsAbout(string text) => Ways.Any(way => Quotation.Holds(text, way));

    /// <summary>Whether a text may be about the person: as above, or it holds one of their pseudonyms or their name.</summary>
    public bool MayBeAbout(string text) => IsAbout(text) || Rename(text) != text || Names.Any(name => Quotation.Holds(text, name));

    /// <summary>A pseudonym with those of its spellings renamed that go.</summary>
    private string Renamed(string identifier) => Identifier.Spelled(Identifier.Spellings(identifier).Select(spelling => Renames.GetValueOrDefault(spelling, spelling)));

    [GeneratedRegex("[a-z]:[A-Za-z0-9_-]+(=[A-Za-z0-9_-]+)+")]
    private static partial Regex SpelledTwice();
}
