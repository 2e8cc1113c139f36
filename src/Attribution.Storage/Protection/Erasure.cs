using Attribution.Domain.Leads;

namespace Attribution.Storage.Protection;

/// <summary>One person's erasure while it is under way: everything that is needed to take it up again after a crash.</summary>
/// <param name="Id">Its own id; says nothing about the person.</param>
/// <param name="At">When it was asked for. What came later belongs to somebody new.</param>
/// <param name="Leads">Keys of the person's forms.</param>
/// <param name="Renames">Pseudonyms of the person that go, each spelling with the name by chance that takes its place.</param>
public sealed record Erasure(string Id, DateTimeOffset At, IReadOnlyList<string> Leads, IReadOnlyDictionary<string, string> Renames)
{
    /// <summary>Whether any of a touch's pseudonyms goes.</summary>
    public bool Concerns(IEnumerable<string> identifiers) => identifiers.SelectMany(Identifier.Spellings).Any(Renames.ContainsKey);

    /// <summary>Pseudonyms with those that go renamed.</summary>
    public IReadOnlyList<string> Rename(IEnumerable<string> identifiers) => [.. identifiers.Select(Rename)];

    /// <summary>A pseudonym with those of its spellings renamed that go.</summary>
    public string Rename(string identifier) => Identifier.Spelled(Identifier.Spellings(identifier).Select(spelling => Renames.GetValueOrDefault(spelling, spelling)));
}
