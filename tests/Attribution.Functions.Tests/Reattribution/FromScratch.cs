using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Tests.People;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>
/// What the tables must say, computed from everything that is known at one moment and from nothing else: no ledger, no differences, no order.
/// </summary>
/// <param name="forms">All forms.</param>
/// <param name="touches">All touches.</param>
/// <param name="facts">What was said of leads, by their keys.</param>
/// <param name="plans">The plans.</param>
/// <param name="rules">The rules.</param>
/// <param name="dayOf">To which day a moment belongs.</param>
/// <param name="overThrough">The last day whose journeys are over.</param>
internal sealed class FromScratch(
    IReadOnlyList<Lead> forms,
    IReadOnlyList<Touchpoint> touches,
    ILookup<string, LeadFact> facts,
    IReadOnlyList<Plan> plans,
    AttributionRules rules,
    Func<DateTimeOffset, DateOnly> dayOf,
    DateOnly overThrough)
{
    private readonly PeopleModel people = new(forms, touches, rules.Lookback);

    /// <summary>Lines such as <c>2026-W12 lead … attached to …</c>, one for each row that counts.</summary>
    public IEnumerable<string> Lines()
    {
        var cards = people.Cards;
        foreach (var form in forms.Where(form => cards[form.Key].Key != form.Key))
        {
            yield return $"{Week(form.Day)} lead {form.Key} attached to {cards[form.Key].Key}";
        }

        var leads = cards.Values.DistinctBy(card => card.Key).ToList();
        foreach (var lead in leads.Where(IsRejected))
        {
            yield return $"{Week(lead.Day)} lead {lead.Key} rejected";
        }

        var credited = leads.Where(lead => !IsRejected(lead)).Select(lead => (Lead: lead, Touches: Journey(lead))).ToList();
        var parts = leads.SelectMany(lead => Parts(lead, IsRejected(lead) ? "Withheld" : $"{lead.Temperature}"));
        foreach (var line in credited.SelectMany(c => Credits(c.Lead, c.Touches)).Concat(Sums(credited)).Concat(Added(parts)).Concat(NullPaths(credited)))
        {
            yield return line;
        }
    }

    /// <summary>What leads book, added up: <c>booked 2026-W12 Total leads: 1 1 …</c>.</summary>
    public IEnumerable<string> Bookings()
    {
        var around = new LeadSurroundings(LeadLifeSettings.Default, (id, _) => plans.FirstOrDefault(plan => plan.Id == id)?.Marketer, FamilyOf, dayOf) { Plans = plans };
        return Told(BookedSums.Of(people.Cards.Values.DistinctBy(card => card.Key).SelectMany(lead => LeadBookings.Of(lead, Credited(lead), State(lead), around))));
    }

    /// <summary>Channels of touches are in the catalogue, those of forms are not.</summary>
    private static LeadFamily? FamilyOf(string channel) => channel.StartsWith("channel-", StringComparison.Ordinal) ? LeadFamily.Nets : null;

    /// <summary>Sums of bookings as lines.</summary>
    public static IEnumerable<string> Told(BookedSums sums) =>
        sums.All.Select(sum => $"booked {sum.Cut} {sum.Measure}: {string.Join(' ', ModelCredits.Models.Select(model => sum.Amounts[model]))}");

    private LeadCredits Credited(Lead lead) => State(lead).Standing is { IsRejected: true } standing
        ? LeadAttribution.Rejected(people.Person(lead), people.Journey(lead), rules, standing)
        : LeadAttribution.Credit(people.Person(lead), people.Journey(lead), rules, plans);

    private LeadState State(Lead lead) => LeadState.Of(lead, facts[lead.Key]);

    private bool IsRejected(Lead lead) => State(lead).IsRejected;

    private static string Week(DateOnly day) => ReportingWeek.Of(day).ToString();

    /// <summary>Touches within the window, and the form where no touch carries its click.</summary>
    private List<Touchpoint> Journey(Lead lead)
    {
        var journey = people.Journey(lead);
        var clicks = lead.Identifiers.Where(i => i[0] == 'c').ToList();
        if (lead.Channel is not null && !journey.Exists(touch => touch.Identifiers.Intersect(clicks).Any()))
        {
            journey.Add(new Touchpoint($"form:{lead.Key}", lead.Channel, lead.Campaign, lead.ConvertedAt, []));
        }

        return [.. journey.OrderBy(touch => touch.OccurredAt).ThenBy(touch => touch.Id, StringComparer.Ordinal)];
    }

    private List<Touchpoint> Bounded(List<Touchpoint> path) =>
        path.Count <= rules.MostTouches ? path : [path[0], .. path.TakeLast(rules.MostTouches - 1)];

    private string Path(List<Touchpoint> path) => path is [] ? "unattributed" : string.Join(" > ", Bounded(path).Select(touch => touch.Channel));

    private IEnumerable<string> Credits(Lead lead, List<Touchpoint> journey)
    {
        yield return $"{Week(lead.Day)} lead {lead.Key} by {Path(journey)}: {string.Join(' ', Bounded(journey).Select(touch => touch.Id))}";
    }

    /// <summary>What a rejected lead would earn, or what one of a known temperature does.</summary>
    private IEnumerable<(string Key, ModelCredits Credits)> Parts(Lead lead, string part) => part.Length == 0 ? []
        : LeadAttribution.Credit(people.Person(lead), people.Journey(lead), rules, []).Channels.Select(c => ($"{Week(lead.Day)} {part} {c.Channel}", c.Credits));

    private static IEnumerable<string> Added(IEnumerable<(string Key, ModelCredits Credits)> credits) => credits
        .GroupBy(credit => credit.Key, credit => credit.Credits)
        .Select(sum => $"{sum.Key}: {string.Join(' ', ModelCredits.Models.Select(model => sum.Sum(each => each[model])))}");

    private IEnumerable<string> Sums(List<(Lead Lead, List<Touchpoint> Touches)> credited)
    {
        var ledger = credited.Select(c => (Week: Week(c.Lead.Day), Path: Path(c.Touches), Credits: LeadAttribution.Credit(people.Person(c.Lead), people.Journey(c.Lead), rules, plans))).ToList();
        var channels = ledger.SelectMany(l => l.Credits.Channels.Select(c => (Key: $"{l.Week} channel {c.Channel}", c.Credits)));
        var shares = ledger.SelectMany(l => l.Credits.Plans.Select(p => (Key: $"{l.Week} plan {p.Plan}", p.Credits)));
        foreach (var sum in Added(channels.Concat(shares)))
        {
            yield return sum;
        }

        foreach (var path in ledger.GroupBy(l => $"{l.Week} path {l.Path}"))
        {
            yield return $"{path.Key}: {path.Count()}";
        }
    }

    /// <summary>Touches that led to nobody, along the visitor that left them, or the click where no visitor is known at all.</summary>
    private IEnumerable<string> NullPaths(List<(Lead Lead, List<Touchpoint> Touches)> credited)
    {
        var taken = credited.SelectMany(c => c.Touches).Select(touch => touch.Id).ToHashSet();
        var journeys = touches.Where(touch => !taken.Contains(touch.Id) && !IsAVisitorsClick(touch)).GroupBy(Follows).SelectMany(Journeys);
        return journeys.Where(journey => dayOf(journey[^1].OccurredAt) <= overThrough)
            .GroupBy(journey => $"{Week(dayOf(journey[^1].OccurredAt))} null {Path(journey)}")
            .Select(path => $"{path.Key}: {path.Count()}");
    }

    private static string Follows(Touchpoint touch) =>
        touch.Identifiers.FirstOrDefault(i => i[0] == 'v') ?? touch.Identifiers.Order(StringComparer.Ordinal).First();

    /// <summary>A click of which the visitor's own touch, close enough in time, tells as well.</summary>
    private bool IsAVisitorsClick(Touchpoint touch) =>
        Follows(touch)[0] == 'c' && touches.Any(other =>
            other.Identifiers.Any(i => i[0] == 'v') && other.Identifiers.Contains(Follows(touch)) && (other.OccurredAt - touch.OccurredAt).Duration() <= rules.Lookback);

    private IEnumerable<List<Touchpoint>> Journeys(IEnumerable<Touchpoint> trail)
    {
        var journey = new List<Touchpoint>();
        foreach (var touch in trail.OrderBy(touch => touch.OccurredAt).ThenBy(touch => touch.Id, StringComparer.Ordinal))
        {
            if (journey.Count > 0 && touch.OccurredAt - journey[^1].OccurredAt > rules.Lookback)
            {
                yield return journey;
                journey = [];
            }

            journey.Add(touch);
        }

        yield return journey;
    }
}
