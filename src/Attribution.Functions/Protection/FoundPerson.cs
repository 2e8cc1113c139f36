using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Protection;

/// <summary>Somebody whom an address, a number, a browser, a click or a lead stands for.</summary>
/// <param name="Forms">Their forms, the card first; none when only visits are known.</param>
/// <param name="Own">Pseudonyms that are theirs alone, each spelling by itself, sorted. What others carry as well is not among them: a switchboard, a shared browser.</param>
/// <param name="Touches">Their touches, in order of time.</param>
public sealed record FoundPerson(IReadOnlyList<Lead> Forms, IReadOnlyList<string> Own, IReadOnlyList<Touchpoint> Touches)
{
    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => Forms.Count > 0 || Touches.Count > 0;
}

/// <summary>What a search for somebody led to: exactly one of the members is there.</summary>
/// <param name="Person">Somebody, of whom perhaps nothing is known.</param>
/// <param name="Refusal">Why nobody can be named.</param>
public sealed record PersonSearchResult(FoundPerson? Person, ItemFault? Refusal)
{
    /// <summary>The one who was meant.</summary>
    public static PersonSearchResult Of(FoundPerson person) => new(person, null);

    /// <summary>An address or number of many.</summary>
    public static PersonSearchResult Shared() => new(
        null, new ItemFault("value", "shared-identifier", "Too many people share this address or number: it says nothing about who it was. Ask by another one, or by 'lead'."));

    /// <summary>A browser or a click of several people.</summary>
    public static PersonSearchResult Several(IEnumerable<string> cards) => new(
        null, new ItemFault("value", "several-people", $"Several people are known by this. Ask by 'lead', for one of: {string.Join(", ", cards.Order(StringComparer.Ordinal))}."));
}
