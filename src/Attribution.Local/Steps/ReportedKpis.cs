using System.Text.Json;
using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>What the app states about the quarter, compared with what follows from the pushed data.</summary>
internal static class ReportedKpis
{
    /// <summary>Which figures of which area are compared, and by what they are told.</summary>
    private static readonly IReadOnlyDictionary<string, (string By, IReadOnlyList<string> Figures)> Asked = new Dictionary<string, (string By, IReadOnlyList<string> Figures)>
    {
        ["lead-life"] = ("manager", ["leads", "accepted", "conversion"]),
        ["pipeline"] = ("manager", ["won", "wonRevenue", "lost", "open", "openValue"]),
        ["events"] = ("event", ["registered", "attended"]),
        ["joint"] = ("channel", ["leads", "cost"]),
    };

    /// <summary>The areas that are compared.</summary>
    public static IEnumerable<string> Areas => Asked.Keys;

    /// <summary>The app's answer about an area.</summary>
    public static Task<string> Read(AppClient app, string area, CancellationToken ct) =>
        app.Get($"/kpis/{area}?from={Wire.Day(ExpectedKpis.Days.From)}&to={Wire.Day(ExpectedKpis.Days.To)}&by={Asked[area].By}", ct);

    /// <summary>One sentence per number that differs; none when all are equal.</summary>
    public static IReadOnlyList<string> Differences(ExpectedKpis expected, string area, string answer)
    {
        var should = expected.Numbers.Where(number => number.Key.StartsWith($"{area} ", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var does = Numbers(area, answer);
        return
        [
            .. should.Keys.Union(does.Keys).Order(StringComparer.Ordinal)
                .Where(name => should.GetValueOrDefault(name) != does.GetValueOrDefault(name))
                .Select(name => FormattableString.Invariant($"KPI {name}: expected {should.GetValueOrDefault(name):#,0.#########}, is {does.GetValueOrDefault(name):#,0.#########}")),
        ];
    }

    private static Dictionary<string, decimal> Numbers(string area, string answer)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(answer);
        Take(numbers, area, ExpectedKpis.Total, document.RootElement.GetProperty("total"));
        foreach (var line in document.RootElement.GetProperty("lines").EnumerateArray())
        {
            Take(numbers, area, line.GetProperty("id").GetString()!, line.GetProperty("figures"));
        }

        return numbers;
    }

    /// <summary>What stands above the line, in the reporting currency.</summary>
    private static void Take(Dictionary<string, decimal> numbers, string area, string line, JsonElement figures)
    {
        foreach (var figure in figures.EnumerateArray().Where(figure => figure.GetProperty("currency").GetString() is null or Wire.Currency))
        {
            var (name, number) = (figure.GetProperty("name").GetString()!, figure.GetProperty("numerator").GetProperty("value").GetDecimal());
            if (Asked[area].Figures.Contains(name) && number != 0)
            {
                numbers[ExpectedKpis.Name(area, line, name)] = number;
            }
        }
    }
}
