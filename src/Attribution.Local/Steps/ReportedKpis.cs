using System.Text.Json;
using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Steps;

/// <summary>What the app states about the quarter, compared with what follows from the pushed data.</summary>
internal static class ReportedKpis
{
    /// <summary>Which figures of which area are compared, and by what they are told.</summary>
    private static readonly IReadOnlyList<(string Area, string By, IReadOnlyList<string> Figures)> Asked =
    [
        ("lead-life", "manager", ["leads", "accepted", "conversion"]),
        ("pipeline", "manager", ["won", "wonRevenue", "lost", "open", "openValue"]),
        ("events", "event", ["registered", "attended"]),
        ("joint", "channel", ["leads", "cost"]),
    ];

    /// <summary>The app's answers, one after the other.</summary>
    public static async Task<IReadOnlyList<string>> Read(AppClient app, CancellationToken ct)
    {
        var answers = new List<string>();
        foreach (var (area, by, _) in Asked)
        {
            answers.Add(await app.Get($"/kpis/{area}?from={Wire.Day(ExpectedKpis.Days.From)}&to={Wire.Day(ExpectedKpis.Days.To)}&by={by}", ct).ConfigureAwait(false));
        }

        return answers;
    }

    /// <summary>One sentence per number that differs; none when all are equal.</summary>
    public static IReadOnlyList<string> Differences(ExpectedKpis expected, IReadOnlyList<string> answers)
    {
        var (should, does) = (expected.Numbers, Numbers(answers));
        return
        [
            .. should.Keys.Union(does.Keys).Order(StringComparer.Ordinal)
                .Where(name => should.GetValueOrDefault(name) != does.GetValueOrDefault(name))
                .Select(name => FormattableString.Invariant($"KPI {name}: expected {should.GetValueOrDefault(name):#,0.#########}, is {does.GetValueOrDefault(name):#,0.#########}")),
        ];
    }

    private static Dictionary<string, decimal> Numbers(IReadOnlyList<string> answers)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var ((area, _, figures), answer) in Asked.Zip(answers))
        {
            using var document = JsonDocument.Parse(answer);
            Take(numbers, area, ExpectedKpis.Total, figures, document.RootElement.GetProperty("total"));
            foreach (var line in document.RootElement.GetProperty("lines").EnumerateArray())
            {
                Take(numbers, area, line.GetProperty("id").GetString()!, figures, line.GetProperty("figures"));
            }
        }

        return numbers;
    }

    /// <summary>What stands above the line, in the reporting currency.</summary>
    private static void Take(Dictionary<string, decimal> numbers, string area, string line, IReadOnlyList<string> names, JsonElement figures)
    {
        foreach (var figure in figures.EnumerateArray().Where(figure => figure.GetProperty("currency").GetString() is null or Wire.Currency))
        {
            var (name, number) = (figure.GetProperty("name").GetString()!, figure.GetProperty("numerator").GetProperty("value").GetDecimal());
            if (names.Contains(name) && number != 0)
            {
                numbers[ExpectedKpis.Name(area, line, name)] = number;
            }
        }
    }
}
