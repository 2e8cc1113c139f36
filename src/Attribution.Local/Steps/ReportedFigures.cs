using System.Text.Json;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>What the app states about a week, compared with what follows from the pushed data.</summary>
internal static class ReportedFigures
{
    /// <summary>One sentence per number that differs; none when all are equal.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFigures expected, string json)
    {
        var (should, does) = (expected.Numbers(), Numbers(json));
        return
        [
            .. should.Keys.Union(does.Keys)
                .Where(name => should.GetValueOrDefault(name) != does.GetValueOrDefault(name))
                .Select(name => FormattableString.Invariant($"{name}: expected {Text(should.GetValueOrDefault(name))}, is {Text(does.GetValueOrDefault(name))}")),
        ];
    }

    private static string Text(long? number) => number is { } n ? FormattableString.Invariant($"{n:N0}") : "nothing";

    private static Dictionary<string, long?> Numbers(string json)
    {
        using var document = JsonDocument.Parse(json);
        var numbers = new Dictionary<string, long?>(StringComparer.Ordinal);
        var figures = document.RootElement;
        foreach (var channel in figures.GetProperty("channels").EnumerateArray())
        {
            Line(numbers, channel.GetProperty("channel").GetString()!, channel);
        }

        Line(numbers, "total", figures.GetProperty("total"));
        foreach (var plan in figures.GetProperty("plans").EnumerateArray())
        {
            var id = plan.GetProperty("plan").GetString();
            numbers[$"plan {id} leads, in billionths"] = Number(plan, "creditedUnits");
            numbers[$"plan {id} cost, in micros"] = Number(plan, "costMicros");
            numbers[$"plan {id} CPL, in micros"] = Number(plan, "cplMicros");
        }

        numbers["outside every plan, in billionths"] = Number(figures, "outsideEveryPlanUnits");
        return numbers;
    }

    private static void Line(Dictionary<string, long?> numbers, string id, JsonElement line)
    {
        var reach = line.GetProperty("reach");
        numbers[$"{id} reach, at least"] = Number(reach, "atLeast");
        numbers[$"{id} reach, at most"] = Number(reach, "atMost");
        numbers[$"{id} impressions"] = Number(line, "impressions");
        numbers[$"{id} clicks"] = Number(line, "clicks");
        numbers[$"{id} applications"] = Number(line, "applications");
        numbers[$"{id} leads, in billionths"] = Number(line, "leadUnits");
        numbers[$"{id} cost, in micros"] = Number(line, "costMicros");
        numbers[$"{id} CPL, in micros"] = Number(line, "cplMicros");
    }

    private static long? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
