namespace Attribution.Local.Expectations;

/// <summary>A channel's and campaign's part of one lead, in billionths.</summary>
internal sealed record Credit(DateOnly Day, string Channel, string Campaign, long Units);

/// <summary>Position-based credit, 40/20/40, of every pushed lead; written as the rule is told, not as the app does it.</summary>
internal static class ExpectedCredits
{
    private const long Lead = 1_000_000_000;
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(30);

    public static IReadOnlyList<Credit> Of(IReadOnlyCollection<PushedEvent> events)
    {
        var clicksByIdentifier = events
            .Where(e => e.Measure == "clicks")
            .SelectMany(click => click.Identifiers.Select(identifier => (identifier, click)))
            .ToLookup(pair => pair.identifier, pair => pair.click);
        return [.. events.Where(e => e.IsLead).SelectMany(lead => Shares(lead, Journey(lead, clicksByIdentifier)))];
    }

    /// <summary>All clicks that can be reached from the lead's identifiers over shared ones, no older than the window, and the form itself.</summary>
    private static List<PushedEvent> Journey(PushedEvent lead, ILookup<string, PushedEvent> clicksByIdentifier)
    {
        var known = new HashSet<string>(lead.Identifiers, StringComparer.Ordinal);
        var open = new Queue<string>(lead.Identifiers);
        var clicks = new HashSet<PushedEvent>(ReferenceEqualityComparer.Instance);
        while (open.TryDequeue(out var identifier))
        {
            foreach (var click in clicksByIdentifier[identifier])
            {
                clicks.Add(click);
                foreach (var another in click.Identifiers.Where(known.Add))
                {
                    open.Enqueue(another);
                }
            }
        }

        var journey = clicks.Where(click => click.At <= lead.At && click.At >= lead.At - Lookback).OrderBy(click => click.At).ToList();
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
