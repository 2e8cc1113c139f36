namespace Attribution.Local.Expectations;

/// <summary>A channel's and campaign's part of one lead, in billionths.</summary>
internal sealed record Credit(DateOnly Day, string Channel, string Campaign, long Units);

/// <summary>Position-based credit, 40/20/40, of every pushed lead; written as the rule is told, not as the app does it.</summary>
internal static class ExpectedCredits
{
    private const long Lead = 1_000_000_000;
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(30);

    /// <summary>Credit of all leads, or of those that count.</summary>
    /// <param name="events">Clicks and forms, and touches of events.</param>
    /// <param name="counts">Whether a lead counts, by the key of the card; unless given, each does.</param>
    public static IReadOnlyList<Credit> Of(IReadOnlyCollection<PushedEvent> events, Func<string, bool>? counts = null)
    {
        var touchesByIdentifier = events
            .Where(e => e.Measure is "clicks" or "participations")
            .SelectMany(touch => touch.Identifiers.Select(identifier => (identifier, touch)))
            .ToLookup(pair => pair.identifier, pair => pair.touch);
        return
        [
            .. People(events.Where(e => e.IsLead)).Where(forms => counts is null || counts(forms[0].Key))
                .SelectMany(forms => Shares(forms[0], Journey(forms, touchesByIdentifier))),
        ];
    }

    /// <summary>Forms of one person together, the earliest first: those that share an e-mail or a number, or are connected by others that do.</summary>
    public static List<List<PushedEvent>> People(IEnumerable<PushedEvent> forms)
    {
        var people = new List<(HashSet<string> Contacts, List<PushedEvent> Forms)>();
        foreach (var form in forms)
        {
            var (contacts, own) = (new HashSet<string>(form.Contacts ?? [], StringComparer.Ordinal), new List<PushedEvent> { form });
            foreach (var person in people.Where(person => person.Contacts.Overlaps(contacts)).ToList())
            {
                people.Remove(person);
                contacts.UnionWith(person.Contacts);
                own.AddRange(person.Forms);
            }

            people.Add((contacts, own));
        }

        return [.. people.Select(person => person.Forms.OrderBy(form => form.At).ToList())];
    }

    /// <summary>All touches that can be reached from the identifiers of a person's forms over shared ones, no older than the window, and the first form itself.</summary>
    private static List<PushedEvent> Journey(List<PushedEvent> forms, ILookup<string, PushedEvent> touchesByIdentifier)
    {
        var lead = forms[0];
        var known = forms.SelectMany(form => form.Identifiers.Concat((form.Contacts ?? []).Select(PushedEvent.Contacted))).ToHashSet(StringComparer.Ordinal);
        var open = new Queue<string>(known);
        var clicks = new HashSet<PushedEvent>(ReferenceEqualityComparer.Instance);
        while (open.TryDequeue(out var identifier))
        {
            foreach (var click in touchesByIdentifier[identifier].Where(click => click.At <= lead.At && click.At >= lead.At - Lookback))
            {
                clicks.Add(click);
                foreach (var another in click.Identifiers.Where(known.Add))
                {
                    open.Enqueue(another);
                }
            }
        }

        var journey = clicks.OrderBy(click => click.At).ToList();
        var cameFromAKnownClick = journey.Any(click => click.ClickIds.Intersect(lead.ClickIds).Any());
        return cameFromAKnownClick ? journey : [.. journey, lead];
    }

    private static IEnumerable<Credit> Shares(PushedEvent lead, List<PushedEvent> journey) =>
        journey.Zip(Units(journey.Count))
            .GroupBy(share => (share.First.Channel, share.First.Campaign), share => share.Second)
            .Select(touches => new Credit(lead.Day, touches.Key.Channel, touches.Key.Campaign, touches.Sum()));

    /// <summary>Billionths by position; what does not divide goes to the earlier ones of the middle.</summary>
    private static long[] Units(int touches)
    {
        if (touches <= 2)
        {
            return [.. Enumerable.Repeat(Lead / touches, touches)];
        }

        var (ends, middle, between) = (Lead * 40 / 100, Lead * 20 / 100, touches - 2);
        return [ends, .. Enumerable.Range(0, between).Select(i => (middle / between) + (i < middle % between ? 1 : 0)), ends];
    }
}
