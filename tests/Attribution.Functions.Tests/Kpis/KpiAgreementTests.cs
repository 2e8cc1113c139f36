using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Kpis;

/// <summary>
/// Whatever the tests before have told the app: the lines of every cut add up to the total, under every model, and so do different cuts to each other.
/// </summary>
[Collection(SalesAppCollection.Name)]
public sealed class KpiAgreementTests(AppFixture app)
{
    private const string Days = "from=2025-04-01&to=2026-03-31";

    /// <summary>A credit is whole billionths.</summary>
    private const int Places = 9;

    private static readonly string[] Models = ["first", "last", "linear", "positionBased", "timeDecay", "wShaped", "fullPath"];

    [Theory]
    [InlineData("lead-life", "channel campaign marketer manager temperature family", "leads qualifiedInPeriod rejectedInPeriod convertedInPeriod reactivatedInPeriod recycled deferred")]
    [InlineData("pipeline", "channel campaign marketer manager", "opened openedValue open openValue won wonRevenue lost")]
    [InlineData("joint", "channel campaign marketer manager", "leads opportunities customers wonRevenue")]
    [InlineData("events", "event", "registered attended meetings demos interviews")]
    [InlineData("personas", "cell", "leads")]
    public async Task EveryCut_AddsUpToTheTotal(string area, string cuts, string additive)
    {
        await OneOfEach();

        var disagreements = new List<string>();
        foreach (var model in Models)
        {
            foreach (var cut in cuts.Split(' '))
            {
                var answer = (await app.Api.Get($"/kpis/{area}?{Days}&by={cut}&model={model}")).Body;
                var lines = answer.GetProperty("lines").EnumerateArray().SelectMany(line => Numbers(line.GetProperty("figures"), additive)).ToLookup(number => number.Name, number => number.Value);
                foreach (var (name, total) in Numbers(answer.GetProperty("total"), additive))
                {
                    if (lines.Contains(name) && decimal.Round(lines[name].Sum(), Places) != decimal.Round(total, Places))
                    {
                        disagreements.Add($"{area} by {cut} under {model}: {name} is {total}, its lines are {lines[name].Sum()}");
                    }
                }
            }
        }

        Assert.Empty(disagreements);
    }

    /// <summary>A lead that two channels share, qualified and won, in no plan; told again it is the same one.</summary>
    private async Task OneOfEach()
    {
        await app.Api.Channel("agree-ad");
        await app.Api.Channel("agree-site");
        await app.Api.Sends("clicks", """{"source":"web","id":"agree","channel":"agree-ad","occurredAt":"2025-06-06T09:00:00Z","visitorId":"agree"}""");
        await app.Api.Sends("applications", """{"source":"web","id":"agree","channel":"agree-site","occurredAt":"2025-06-07T09:00:00Z","visitorId":"agree","contact":{"name":"N","email":"agree@agree.example"}}""");
        var lead = """ "leadSource":"web","leadId":"agree" """;
        var told = await app.Api.Post("/leads/events", $$"""[{"source":"crm","id":"agree-1","kind":"qualified","at":"2025-06-08T09:00:00Z",{{lead}}},{"source":"crm","id":"agree-2","kind":"converted","at":"2025-06-20T09:00:00Z",{{lead}}}]""");
        Assert.True(told.IsSuccess, told.ToString());
        told = await app.Api.Post("/deals/events", """
            [{"source":"crm","id":"agree-o","deal":"agree","kind":"opened","at":"2025-06-08T10:00:00Z","stage":"proposal","amount":"1000.01","currency":"EUR","domain":"agree.example","manager":"agree-m"},
             {"source":"crm","id":"agree-w","deal":"agree","kind":"won","at":"2025-06-20T09:00:00Z","amount":"999.99","currency":"EUR"}]
            """);
        Assert.True(told.IsSuccess, told.ToString());
        await app.Settled();
    }

    private static IEnumerable<(string Name, decimal Value)> Numbers(JsonElement figures, string additive) =>
        from figure in figures.EnumerateArray()
        let name = figure.GetProperty("name").GetString()!
        where additive.Split(' ').Contains(name) && figure.GetProperty("denominator").ValueKind == JsonValueKind.Null
        select ($"{name} {figure.GetProperty("currency").GetString()}", figure.GetProperty("numerator").GetProperty("value").GetDecimal());
}
