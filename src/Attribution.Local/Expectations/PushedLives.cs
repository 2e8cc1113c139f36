using System.Globalization;
using System.Text;
using System.Text.Json;
using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>What was told of leads, deals and events, read back from the pushed bytes: every fact once, and none that was taken back.</summary>
internal sealed class PushedLives
{
    private static readonly TimeSpan Riga = TimeSpan.FromHours(2);
    private readonly SortedDictionary<string, Dictionary<(string Source, string Id), JsonElement>> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Channel, string Campaign)> events = [];

    private PushedLives(DemoData data)
    {
        foreach (var item in data.Catalogue.Concat(data.Traffic).Where(item => item.Body.Length > 0))
        {
            switch (item.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["events", var id]:
                    events[id] = Bodies(item).Select(body => (Text(body, "channel")!, Text(body, "campaign")!)).Single();
                    break;
                case ["leads", "events"]:
                    Take(Bodies(item), LeadOf);
                    break;
                case ["imports", "crm-leads-csv"]:
                    Take(PushedCrmRows.Of(item), LeadOf);
                    break;
                case ["deals", "events"]:
                    Take(Bodies(item), body => $"deal {Text(body, "source")}/{Text(body, "deal")}");
                    break;
                case ["events", var id, "facts"]:
                    Take(Bodies(item), _ => $"event {id}");
                    break;
            }
        }
    }

    /// <summary>Reads everything that was pushed.</summary>
    public static PushedLives Of(DemoData data) => new(data);

    /// <summary>How a lead stands, by its sender and the id that it has there.</summary>
    public ExpectedLead Lead(string key) => ExpectedLead.Of(Told(key));

    /// <summary>Leads of whom anything was told, by sender and id.</summary>
    public IEnumerable<string> Leads => Subjects("lead ").Select(lead => lead["lead ".Length..]);

    /// <summary>What was told of a lead, in order of time, without what was taken back.</summary>
    public IReadOnlyList<PushedFact> Told(string key) => About($"lead {key}");

    /// <summary>All deals.</summary>
    public IReadOnlyList<ExpectedDeal> Deals => [.. Subjects("deal ").Select(deal => ExpectedDeal.Of(About(deal)))];

    /// <summary>How many people registered for, and came to, which event.</summary>
    public IEnumerable<(string Event, int Registered, int Attended)> Attendance => Subjects("event ")
        .Select(subject => (subject["event ".Length..], People(subject, "registered"), People(subject, "attended")));

    /// <summary>Whoever registers or comes has touched the event's channel, and is known by the address.</summary>
    public IEnumerable<PushedEvent> Touches =>
        from subject in Subjects("event ")
        from fact in About(subject)
        where fact.Kind is "registered" or "attended"
        let place = events[subject["event ".Length..]]
        select new PushedEvent("participations", place.Channel, place.Campaign, fact.At, fact.Day, 0, [], [PushedEvent.Contacted(Text(fact.Body, "email")!.ToLowerInvariant())], false);

    private static JsonElement[] Bodies(PushItem item)
    {
        var text = Encoding.UTF8.GetString(item.Body.Span);
        var whole = item.ContentType == "application/x-ndjson" ? $"[{text.Replace('\n', ',')}]" : text[0] == '[' ? text : $"[{text}]";
        return JsonSerializer.Deserialize<JsonElement[]>(whole)!;
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string LeadOf(JsonElement body) =>
        $"lead {(Text(body, "connection") is { } connection ? $"webhook:{connection}" : Text(body, "leadSource"))}/{Text(body, "leadId")}";

    private void Take(IEnumerable<JsonElement> bodies, Func<JsonElement, string> about)
    {
        foreach (var body in bodies)
        {
            var subject = about(body);
            (facts.TryGetValue(subject, out var known) ? known : facts[subject] = []).TryAdd((Text(body, "source")!, Text(body, "id")!), body);
        }
    }

    private IEnumerable<string> Subjects(string kind) => facts.Keys.Where(about => about.StartsWith(kind, StringComparison.Ordinal));

    private IReadOnlyList<PushedFact> About(string subject)
    {
        var told = facts.GetValueOrDefault(subject, []).Values.Select(Fact).ToList();
        var takenBack = told.Where(fact => fact.Kind == "retracted").Select(fact => Text(fact.Body, "retractedId")).ToHashSet();
        return [.. told.Where(fact => fact.Kind != "retracted" && !takenBack.Contains(Text(fact.Body, "id"))).OrderBy(fact => fact.At)];
    }

    private static PushedFact Fact(JsonElement body)
    {
        var at = DateTimeOffset.Parse(Text(body, "at")!, CultureInfo.InvariantCulture);
        return new PushedFact(Text(body, "kind")!, at, DateOnly.FromDateTime(at.ToOffset(Riga).DateTime), body);
    }

    private int People(string subject, string kind) =>
        About(subject).Where(fact => fact.Kind == kind).Select(fact => Text(fact.Body, "email")).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}

/// <summary>Something that was told, and when it happened.</summary>
internal sealed record PushedFact(string Kind, DateTimeOffset At, DateOnly Day, JsonElement Body)
{
    /// <summary>A text of the fact; null when it does not say.</summary>
    public string? this[string name] => Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}
