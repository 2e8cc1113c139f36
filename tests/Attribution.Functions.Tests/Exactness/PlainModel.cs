using System.Globalization;

namespace Attribution.Functions.Tests.Exactness;

/// <summary>What must come out, kept in a dictionary: a page that can be checked by reading it.</summary>
internal sealed class PlainModel(string channel)
{
    private static readonly string[] Endpoints = ["clicks", "applications", "cost", "clicks"];
    private static readonly string[] Campaigns = ["", "spring", "autumn"];

    private readonly HashSet<(int Kind, int Number)> events = [];
    private readonly Dictionary<int, int> statements = [];

    public static string Measure(int kind) => Endpoints[kind];

    /// <summary>An acknowledged item counts once; of statements about a day the one reported last counts.</summary>
    public void Acknowledged(Item item)
    {
        if (item.Kind == 3)
        {
            statements[item.Number] = Math.Max(statements.GetValueOrDefault(item.Number), item.Version);
        }
        else
        {
            events.Add((item.Kind, item.Number));
        }
    }

    /// <summary>The item as it is sent: two days, three campaigns, amounts that tell items apart.</summary>
    public string Json(Item item) => item.Kind switch
    {
        3 => $$"""{"source":"ads","channel":"{{channel}}","campaign":"c{{item.Number}}","day":"2026-03-16","value":{{Value(item.Number, item.Version)}},"reportedAt":"2026-03-17T0{{item.Version}}:00:00Z"}""",
        2 => $$"""{"source":"web","id":"{{item.Number}}","channel":"{{channel}}","campaign":"{{Campaign(item)}}","occurredAt":"{{Time(item)}}","amount":"{{Amount(item)}}","currency":"EUR"}""",
        _ => $$"""{"source":"web","id":"{{item.Number}}","channel":"{{channel}}","campaign":"{{Campaign(item)}}","occurredAt":"{{Time(item)}}"}""",
    };

    /// <summary>Lines such as <c>clicks 2026-03-16 spring 3 0</c>, of events first and then of totals.</summary>
    public IEnumerable<string> Lines() => events
        .Select(e => new Item(e.Kind, e.Number, 0))
        .GroupBy(i => (Measure: Measure(i.Kind), Day: Time(i)[..10], Campaign: Campaign(i)))
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.Measure} {g.Key.Day} {g.Key.Campaign} {g.Count()} {g.Sum(i => i.Kind == 2 ? (long)(Amount(i) * 1_000_000) : 0)}"))
        .Concat(statements.Select(s => string.Create(CultureInfo.InvariantCulture, $"clicks 2026-03-16 c{s.Key} total {Value(s.Key, s.Value)}")))
        .Order(StringComparer.Ordinal);

    private static int Value(int number, int version) => (100 * number) + version;

    private static string Campaign(Item item) => Campaigns[item.Number % Campaigns.Length];

    private static string Time(Item item) => item.Number % 2 == 0 ? "2026-03-16T09:00:00Z" : "2026-03-17T09:00:00Z";

    private static decimal Amount(Item item) => item.Number + 0.000001m;
}
