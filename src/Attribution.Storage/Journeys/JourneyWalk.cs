using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Storage.Journeys;

/// <summary>The way from a person through shared identifiers to touches: what has been found, and what is to be looked at next.</summary>
/// <remarks>An identifier that is found in one spelling is looked at in all that are known; it counts once for the most that a journey passes.</remarks>
internal sealed class JourneyWalk
{
    private readonly Person person;
    private readonly AttributionRules rules;
    private readonly Dictionary<(long Ticks, string Id), Touchpoint> touches = [];
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private readonly Queue<string> toVisit = new();
    private readonly Aliases aliases;
    private int left;

    /// <summary>Begins with what a person's forms carry.</summary>
    /// <param name="person">The person.</param>
    /// <param name="rules">What connects.</param>
    /// <param name="most">Identifiers that are passed at most.</param>
    public JourneyWalk(Person person, AttributionRules rules, int most)
    {
        (this.person, this.rules, left) = (person, rules, most);
        aliases = Aliases.Of(person.Identifiers);
        foreach (var identifier in person.Identifiers)
        {
            Find(identifier);
        }
    }

    /// <summary>The next spelling to look at, and all that are known of the same identifier; null at the end.</summary>
    public (string Spelling, string Whole)? Next => toVisit.TryDequeue(out var next) ? (next, aliases.Whole(next)) : null;

    /// <summary>What was found, in order of time, under all spellings that were learnt on the way.</summary>
    public IReadOnlyList<Touchpoint> Touches =>
        [.. touches.Values.OrderBy(touch => touch.OccurredAt).ThenBy(touch => touch.Id, StringComparer.Ordinal).Select(aliases.Whole)];

    /// <summary>Takes what stands at an identifier.</summary>
    /// <param name="own">The identifier, in all spellings that are known there.</param>
    /// <param name="here">All touches there: each tells of spellings, also one that is passed over.</param>
    /// <param name="isWithin">Whether a touch lies within the journey's time.</param>
    public void Pass(string own, IReadOnlyList<Touchpoint> here, Func<Touchpoint, bool> isWithin)
    {
        var learnt = here.SelectMany(touch => touch.Identifiers).Append(own).Where(aliases.Learn).ToList();
        foreach (var touch in here.Where(isWithin))
        {
            touches[JourneyTable.KeyOf(touch)] = touch;
        }

        foreach (var identifier in learnt.Select(aliases.Whole).Where(whole => Identifier.Spellings(whole).Any(found.Contains)))
        {
            Find(identifier);
        }

        foreach (var touch in (learnt.Count > 0 ? [.. touches.Values] : here.Where(isWithin)).Select(aliases.Whole).Where(touch => Eligibility.Connects(touch, person, rules)))
        {
            foreach (var identifier in touch.Identifiers.Where(identifier => !Identifier.IsPersonal(identifier)))
            {
                Find(identifier);
            }
        }
    }

    private void Find(string identifier)
    {
        var spellings = Identifier.Spellings(aliases.Whole(identifier));
        if (!spellings.Any(found.Contains) && left-- <= 0)
        {
            return;
        }

        foreach (var spelling in spellings.Where(found.Add))
        {
            toVisit.Enqueue(spelling);
        }
    }
}
