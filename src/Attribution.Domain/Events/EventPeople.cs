using Attribution.Domain.Leads;

namespace Attribution.Domain.Events;

/// <summary>
/// Who is the same person among those that facts of an event tell of: whoever shares an e-mail address, a telephone number or a lead, over any number of
/// steps. It depends on what was said, not on its order.
/// </summary>
public sealed class EventPeople
{
    /// <summary>Begins an identifier that is the key of a lead.</summary>
    public const string LeadPrefix = "l:";

    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> companions = new(StringComparer.Ordinal);
    private readonly Aliases aliases;

    /// <summary>Finds the people.</summary>
    /// <param name="sightings">Everybody who was told of, each with all identifiers that they were told with.</param>
    public EventPeople(IEnumerable<IReadOnlyList<string>> sightings)
    {
        var told = sightings.ToList();
        aliases = Aliases.Of(told.SelectMany(seen => seen));
        var all = told.Select(seen => aliases.Whole(seen)).ToList();
        foreach (var seen in all)
        {
            foreach (var identifier in seen)
            {
                (companions.TryGetValue(identifier, out var others) ? others : companions[identifier] = new(StringComparer.Ordinal)).UnionWith(seen.Where(other => other != identifier));
            }
        }

        foreach (var own in all.Select(Own))
        {
            foreach (var identifier in own.Skip(1))
            {
                Join(own[0], identifier);
            }
        }
    }

    /// <summary>Marks the key of a lead.</summary>
    public static string OfLead(string key) => LeadPrefix + key;

    /// <summary>Names the person that identifiers belong to: the first of all their identifiers.</summary>
    /// <param name="identifiers">At least one.</param>
    public string Of(IReadOnlyList<string> identifiers) => aliases.Whole(identifiers) is var whole && Own(whole) is [var first, ..] ? Root(first) : whole.Min(StringComparer.Ordinal)!;

    /// <summary>What stands beside many others is a switchboard, and connects nobody: the rule that holds for forms.</summary>
    private List<string> Own(IReadOnlyList<string> identifiers) =>
        [.. identifiers.Where(identifier => !companions.TryGetValue(identifier, out var others) || others.Count <= Person.MostCompanions)];

    private void Join(string one, string other)
    {
        var (first, second) = (Root(one), Root(other));
        if (string.CompareOrdinal(first, second) is var order and not 0)
        {
            parents[order < 0 ? second : first] = order < 0 ? first : second;
        }
    }

    private string Root(string identifier)
    {
        while (parents.TryGetValue(identifier, out var parent))
        {
            identifier = parent;
        }

        return identifier;
    }
}
