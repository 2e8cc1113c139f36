using System.Text.Json;
using Attribution.Benchmarks.Kill.Activities;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Promises;

/// <summary>Sums against what was acknowledged, and against their own facts.</summary>
internal static class Figures
{
    private const long UnitsPerLead = 1_000_000_000;
    private static readonly string[] Measures = ["clicks", "impressions", "applications", "costMicros"];

    /// <summary>Counts and money of every week and channel.</summary>
    public static async Task<IReadOnlyList<string>> Numbers(World world, CancellationToken ct)
    {
        var served = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var monday in Book.Mondays(world.Now))
        {
            using var json = await Json(world, $"/figures/{Riga.Week(monday)}", ct);
            foreach (var channel in json.RootElement.GetProperty("channels").EnumerateArray())
            {
                foreach (var measure in Measures.Where(measure => channel.GetProperty(measure).ValueKind == JsonValueKind.Number && channel.GetProperty(measure).GetInt64() != 0))
                {
                    served[Book.Name(monday, channel.GetProperty("channel").GetString()!, measure)] = channel.GetProperty(measure).GetInt64();
                }
            }
        }

        return Differ(world.Book.Numbers(), served);
    }

    /// <summary>Who earned how much by the first and the last touch, week by week; and whether under each model the channels add up to the leads.</summary>
    public static async Task<IReadOnlyList<string>> Credits(World world, CancellationToken ct)
    {
        var (served, faults) = (new Dictionary<string, long>(StringComparer.Ordinal), new List<string>());
        foreach (var monday in Book.Mondays(world.Now))
        {
            using var json = await Json(world, $"/attribution/compare?from={Riga.Text(monday)}&to={Riga.Text(monday.AddDays(6))}", ct);
            var leads = json.RootElement.GetProperty("leads").GetInt64();
            foreach (var model in json.RootElement.GetProperty("models").EnumerateArray())
            {
                var name = model.GetProperty("model").GetString()!;
                var units = json.RootElement.GetProperty("channels").EnumerateArray().Sum(channel => Units(channel, name)) + model.GetProperty("notCreditedUnits").GetInt64();
                if (units != leads * UnitsPerLead)
                {
                    faults.Add(FormattableString.Invariant($"{Riga.Week(monday)}: {leads} leads, but under {name} the channels add up to {units} billionths"));
                }
            }

            foreach (var channel in json.RootElement.GetProperty("channels").EnumerateArray())
            {
                Add(served, Riga.Week(monday), channel.GetProperty("channel").GetString()!, "first", Units(channel, "first"));
                Add(served, Riga.Week(monday), channel.GetProperty("channel").GetString()!, "last", Units(channel, "last"));
            }
        }

        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var person in world.Book.People.Values.Where(person => !person.IsRejected))
        {
            var (week, journey) = (Riga.Week(person.Card.At), person.Journey());
            Add(expected, week, journey[0], "first", UnitsPerLead);
            Add(expected, week, journey[^1], "last", UnitsPerLead);
        }

        return [.. faults, .. Differ(expected, served)];
    }

    /// <summary>Every journey, of those too who were erased: what was connected stays so.</summary>
    public static async Task<IReadOnlyList<string>> Journeys(World world, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var person in world.Book.People.Values.Where(person => !person.IsRejected).ToList())
        {
            using var json = await Json(world, person.Card.Explanation, ct);
            var told = json.RootElement.GetProperty("touches").EnumerateArray().Where(touch => touch.GetProperty("counts").GetBoolean()).Select(touch => touch.GetProperty("channel").GetString()!).ToList();
            if (!told.SequenceEqual(person.Journey(), StringComparer.Ordinal))
            {
                faults.Add($"person {person.Number}{(person.IsErased ? ", erased," : "")} of {person.Card.Sender} came by {string.Join(", ", person.Journey())}; told is {json.RootElement}");
            }
        }

        return faults;
    }

    /// <summary>What became of leads and deals.</summary>
    public static async Task<IReadOnlyList<string>> Kpis(World world, CancellationToken ct)
    {
        var expected = Sales.Expected(world.Book);
        var served = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var area in new[] { "lead-life", "pipeline" })
        {
            using var json = await Json(world, $"/kpis/{area}?{Sales.Days(world.Now)}", ct);
            foreach (var figure in json.RootElement.GetProperty("total").EnumerateArray())
            {
                var name = $"{area} {figure.GetProperty("name").GetString()}";
                if (expected.ContainsKey(name) && figure.GetProperty("currency").GetString() is null or "EUR")
                {
                    served[name] = figure.GetProperty("numerator").GetProperty("value").GetDecimal();
                }
            }
        }

        return [.. expected.Where(number => number.Value != served.GetValueOrDefault(number.Key))
            .Select(number => FormattableString.Invariant($"{number.Key}: {number.Value} was acknowledged, {served.GetValueOrDefault(number.Key)} is told"))];
    }

    /// <summary>What the product itself says when it compares.</summary>
    public static async Task<IReadOnlyList<string>> Rebuilt(World world, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var call in Rebuilding.Compare(world, world.IsOver).ToList())
        {
            var answer = await world.Callers.Ask(call.Request(world.Now), ct);
            using var json = JsonDocument.Parse(answer.Body);
            if (answer.Status != 200 || json.RootElement.GetProperty("differenceCount").GetInt32() != 0 || json.RootElement.GetProperty("pending").GetInt32() != 0
                || json.RootElement.GetProperty("next").ValueKind != JsonValueKind.Null || json.RootElement.GetProperty("skipped").GetArrayLength() != 0)
            {
                faults.Add($"{call.Name}: {answer}");
            }
        }

        return faults;
    }

    private static async Task<JsonDocument> Json(World world, string path, CancellationToken ct)
    {
        var answer = await world.Callers.Ask(world.Requests.Get(path), ct);
        return answer.Status == 200 ? JsonDocument.Parse(answer.Body) : throw new InvalidDataException($"GET {path} was answered {answer}");
    }

    private static long Units(JsonElement channel, string model) => channel.GetProperty("models").GetProperty(model).GetProperty("leadUnits").GetInt64();

    private static void Add(Dictionary<string, long> numbers, string week, string channel, string model, long units)
    {
        var name = $"{week} {channel} by {model} touch";
        if (units != 0)
        {
            numbers[name] = numbers.GetValueOrDefault(name) + units;
        }
    }

    private static IReadOnlyList<string> Differ(IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> served) =>
    [
        .. expected.Keys.Union(served.Keys).Order(StringComparer.Ordinal)
            .Where(name => expected.GetValueOrDefault(name) != served.GetValueOrDefault(name))
            .Select(name => FormattableString.Invariant($"{name}: {expected.GetValueOrDefault(name):N0} was acknowledged, {served.GetValueOrDefault(name):N0} is told")),
    ];
}
