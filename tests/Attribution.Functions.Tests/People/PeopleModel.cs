using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Functions.Tests.People;

/// <summary>Who is who, and who is credited with what, from everything at once: as the rule is told, not as the stores find it.</summary>
/// <param name="forms">All forms.</param>
/// <param name="touches">All touches.</param>
/// <param name="window">How far back a touch may lie; any distance unless given.</param>
internal sealed class PeopleModel(IReadOnlyList<Lead> forms, IReadOnlyList<Touchpoint> touches, TimeSpan? window = null)
{
    private const int MostCompanions = 5;

    /// <summary>The card of each form, by key.</summary>
    public IReadOnlyDictionary<string, Lead> Cards => forms.ToDictionary(form => form.Key, form => Card(Component(form)));

    /// <summary>Credits of all cards.</summary>
    public IEnumerable<LeadCredits> Credits(AttributionRules rules) =>
        Cards.Values.DistinctBy(card => card.Key).Select(card => LeadAttribution.Credit(Person(card), Journey(card), rules, []));

    /// <summary>The person whose card a form is.</summary>
    public Person Person(Lead card) => Domain.Leads.Person.Of(Component(card));

    private static Lead Card(IEnumerable<Lead> component) => component.OrderBy(form => form.ConvertedAt).ThenBy(form => form.Key, StringComparer.Ordinal).First();

    private static bool IsPersonal(string identifier) => identifier[0] is 'e' or 'p';

    private HashSet<Lead> Component(Lead start)
    {
        var component = new HashSet<Lead> { start };
        for (var before = 0; before < component.Count;)
        {
            before = component.Count;
            component.UnionWith(forms.Where(form => component.Any(member => AreConnected(member, form))).ToList());
        }

        return component;
    }

    private bool AreConnected(Lead one, Lead other) => one.Identifiers.Intersect(other.Identifiers).Any(i => IsPersonal(i) && !IsShared(i));

    private bool IsShared(string identifier) =>
        forms.Where(form => form.Identifiers.Contains(identifier)).SelectMany(form => form.Identifiers)
            .Where(other => IsPersonal(other) && other != identifier).Distinct().Count() > MostCompanions;

    /// <summary>Touches that led to a card.</summary>
    public List<Touchpoint> Journey(Lead card)
    {
        var known = Component(card).SelectMany(form => form.Identifiers).ToHashSet();
        var personal = known.Where(IsPersonal).ToHashSet();
        var journey = new List<Touchpoint>();
        for (var before = -1; before < journey.Count;)
        {
            before = journey.Count;
            journey = [.. touches.Where(touch =>
                touch.OccurredAt <= card.ConvertedAt && (window is null || card.ConvertedAt - touch.OccurredAt <= window) && touch.Identifiers.Any(known.Contains)
                && (!touch.Identifiers.Any(IsPersonal) || touch.Identifiers.Any(personal.Contains)))];
            known.UnionWith(journey.SelectMany(touch => touch.Identifiers).Where(i => !IsPersonal(i)));
        }

        return journey;
    }
}
