using System.Globalization;
using System.Text;
using System.Text.Json;
using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>
/// A click, a form or an invoice that was pushed, once however often it was sent. Identifiers are click ids, with their
/// names, and the visitor id; a lead is a form with a way to reach the person.
/// </summary>
internal sealed record PushedEvent(
    string Measure, string Channel, string Campaign, DateTimeOffset At, DateOnly Day, decimal Amount,
    IReadOnlyList<string> ClickIds, IReadOnlyList<string> Identifiers, bool IsLead)
{
    /// <summary>E-mail addresses and telephone numbers of the form, in one spelling each.</summary>
    public IReadOnlyList<string>? Contacts { get; init; }

    /// <summary>Who sent it, and the id that it has there; of a form.</summary>
    public string Key { get; init; } = "";

    /// <summary>How somebody who is known by an address is told from a visitor and a click.</summary>
    public static string Contacted(string address) => $"contact={address}";
}

/// <summary>The last word of a source about a day, or for reach a range of days.</summary>
internal sealed record PushedTotal(string Measure, string Source, string Channel, string Campaign, DateOnly From, DateOnly To, decimal Value, DateTimeOffset ReportedAt);

/// <summary>A channel as it was created.</summary>
internal sealed record PushedChannel(string Id, string Name, string? Platform, IReadOnlyDictionary<string, string> Truth)
{
    /// <summary>Whether the platform's count of a measure is reported, and not ours.</summary>
    public bool TrustsPlatform(string measure) =>
        Truth.TryGetValue(measure, out var truth) ? truth == "platform" : Platform is not null && measure is not ("clicks" or "applications");
}

/// <summary>A plan as it was created.</summary>
internal sealed record PushedPlan(
    string Id, string Marketer, DateOnly From, DateOnly To, int TargetLeads, decimal AllowedCpl, IReadOnlyList<string> Channels, IReadOnlyList<string> Campaigns)
{
    public bool Covers(DateOnly day, string channel, string campaign) =>
        day >= From && day <= To && (Channels.Count == 0 || Channels.Contains(channel)) && (Campaigns.Count == 0 || Campaigns.Contains(campaign));
}

/// <summary>A connection as it was created.</summary>
internal sealed record PushedConnection(
    string Id, string Platform, string? Channel, IReadOnlyList<(string Source, string Channel)> Rules, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Where a lead or a row belongs whose visit is tagged with a source.</summary>
    public string ChannelOf(string? utmSource) => Rules.Where(rule => rule.Source == utmSource).Select(rule => rule.Channel).FirstOrDefault() ?? Channel!;
}

/// <summary>
/// What was pushed, read back from the very bytes: the expectation must not share a mistake with the generator, nor with the app.
/// </summary>
internal sealed class PushedFacts
{
    private static readonly TimeSpan Riga = TimeSpan.FromHours(2);
    private readonly Dictionary<(string, string, DateOnly, string, string), PushedEvent> events = [];
    private readonly Dictionary<(string, string, string, string, DateOnly, DateOnly), PushedTotal> totals = [];
    private readonly SortedDictionary<string, PushedChannel> channels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PushedPlan> plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> marketers = [];
    private readonly Dictionary<string, PushedConnection> connections = [];
    private readonly PushedForms forms;

    private PushedFacts(DemoData data)
    {
        forms = new PushedForms(data, connections);
        foreach (var item in data.Catalogue.Concat(data.Traffic).Where(item => item.Expected.Status < 300 || item.Expected.Received > 0).OrderBy(item => item.Method == HttpMethod.Put ? 0 : 1))
        {
            Read(item, item.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public IReadOnlyCollection<PushedEvent> Events => events.Values;

    public IReadOnlyCollection<PushedTotal> Totals => totals.Values;

    public IReadOnlyCollection<PushedChannel> Channels => channels.Values;

    public IReadOnlyCollection<PushedPlan> Plans => plans.Values;

    public IReadOnlyDictionary<string, string> Marketers => marketers;

    public static PushedFacts Of(DemoData data) => new(data);

    private static IEnumerable<JsonElement> Bodies(PushItem item)
    {
        var text = Encoding.UTF8.GetString(item.Body.Span);
        if (item.ContentType == "application/x-ndjson")
        {
            return text.Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line));
        }

        var body = JsonSerializer.Deserialize<JsonElement>(text);
        return body.ValueKind == JsonValueKind.Array ? body.EnumerateArray() : [body];
    }

    private void Read(PushItem item, string[] path)
    {
        switch (path)
        {
            case ["imports", "crm-leads-csv"]:
                break;
            case ["imports", ..]:
                foreach (var total in PushedFiles.Of(item, connections))
                {
                    Restate(total);
                }

                break;
            case ["webhooks", var platform, var connection] when item.Method == HttpMethod.Post:
                foreach (var form in forms.Of(item, platform, connection, Bodies(item).Single()))
                {
                    Take(form);
                }

                break;
            case ["webhooks" or "campaigns", ..] or ["connections", _, "secrets", _]:
            case ["leads" or "deals" or "events" or "personas" or "journey-stages" or "contents" or "pipeline" or "managers", ..]:
                break;
            default:
                foreach (var body in Bodies(item))
                {
                    Read(path, body);
                }

                break;
        }
    }

    private void Read(string[] path, JsonElement body)
    {
        switch (path[0])
        {
            case "channels":
                channels[path[1]] = new PushedChannel(path[1], Text(body, "name")!, Text(body, "platform"), body.GetProperty("truth").Deserialize<Dictionary<string, string>>()!);
                break;
            case "marketers":
                marketers[path[1]] = Text(body, "name")!;
                break;
            case "plans":
                plans[path[1]] = new PushedPlan(path[1], Text(body, "marketer")!, Date(body, "from"), Date(body, "to"), body.GetProperty("targetLeads").GetInt32(),
                    Number(body, "allowedCpl"), body.GetProperty("channels").Deserialize<string[]>()!, body.GetProperty("campaigns").Deserialize<string[]>()!);
                break;
            case "connections":
                connections[path[1]] = new PushedConnection(path[1], Text(body, "platform")!, Text(body, "channel"),
                    body.TryGetProperty("rules", out var rules) ? [.. rules.EnumerateArray().Select(rule => (Text(rule, "source")!, Text(rule, "channel")!))] : [],
                    body.TryGetProperty("settings", out var settings) ? settings.Deserialize<Dictionary<string, string>>()! : []);
                break;
            default:
                Measure(path[0], body);
                break;
        }
    }

    /// <summary>A form that a platform delivered: an application, and a lead where somebody can be reached.</summary>
    private void Take(PushedForm form)
    {
        List<string> contacts = [.. form.Answers.Where(answer => answer.Key is "email" or "phone" or "phone_number").Select(answer => Contact(answer.Value))];
        Once($"webhook:{form.Connection}", form.Id,
            new PushedEvent("applications", connections[form.Connection].ChannelOf(form.UtmSource), form.Campaign, form.At, Day(form.At), 0, form.ClickIds, form.ClickIds, contacts.Count > 0)
            {
                Contacts = contacts,
            });
    }

    /// <summary>One spelling: addresses in lower case, numbers by their digits.</summary>
    private static string Contact(string text) => text.Contains('@', StringComparison.Ordinal) ? text.ToLowerInvariant() : string.Concat(text.Where(char.IsAsciiDigit));

    private void Measure(string path, JsonElement body)
    {
        var (measure, source, channel) = (path == "costs" ? "cost" : path, Text(body, "source")!, Text(body, "channel")!);
        var (campaign, value) = (Text(body, "campaign") ?? "", body.TryGetProperty("value", out var count) ? count.GetDecimal() : Number(body, "amount"));
        if (body.TryGetProperty("reportedAt", out var reportedAt))
        {
            var (from, to) = (Date(body, body.TryGetProperty("day", out _) ? "day" : "from"), Date(body, body.TryGetProperty("day", out _) ? "day" : "to"));
            Restate(new PushedTotal(measure, source, channel, campaign, from, to, value, reportedAt.GetDateTimeOffset()));
        }
        else if (channels.ContainsKey(channel) && DateTimeOffset.TryParse(Text(body, "occurredAt"), CultureInfo.InvariantCulture, out var at))
        {
            string[] clickIds = body.TryGetProperty("clickIds", out var ids) ? [.. ids.EnumerateObject().Select(id => $"{id.Name}={id.Value.GetString()}")] : [];
            string[] visitor = Text(body, "visitorId") is { } visitorId ? [$"visitor={visitorId}"] : [];
            List<string> contacts = body.TryGetProperty("contact", out var contact)
                ? [.. new[] { Text(contact, "email"), Text(contact, "phone") }.OfType<string>().Select(Contact)] : [];
            Once(source, Text(body, "id")!, new PushedEvent(measure, channel, campaign, at, Day(at), value, clickIds, [.. clickIds, .. visitor], contacts.Count > 0) { Contacts = contacts });
        }
    }

    private void Restate(PushedTotal total)
    {
        var key = (total.Measure, total.Source, total.Channel, total.Campaign, total.From, total.To);
        totals[key] = totals.TryGetValue(key, out var known) && known.ReportedAt >= total.ReportedAt ? known : total;
    }

    private void Once(string source, string id, PushedEvent what) => events.TryAdd((what.Measure, what.Channel, what.Day, source, id), what with { Key = $"{source}/{id}" });

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Riga).DateTime);

    private static DateOnly Date(JsonElement body, string name) => DateOnly.ParseExact(Text(body, name)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement body, string name) => Text(body, name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
