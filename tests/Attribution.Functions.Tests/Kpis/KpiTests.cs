using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Kpis;

/// <summary>KPIs over HTTP. The leads of these tests are of 2025-07-03 to 09, which no other test uses.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class KpiTests(AppFixture app)
{
    [Fact]
    public async Task Kpis_SayWhatTheyWereDividedBy_AndWhyThereIsNothing()
    {
        await app.Api.Channel("kpi-ad");
        await app.Api.Sends("costs", """{"source":"web","id":"kpi-1","channel":"kpi-ad","campaign":"autumn","occurredAt":"2025-07-04T09:00:00Z","amount":"90","currency":"EUR"}""");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await app.Api.Sends("applications", $$$"""{"source":"web","id":"kpi-{{{number}}}","channel":"kpi-ad","campaign":"{{{(number == 3 ? "winter" : "autumn")}}}","occurredAt":"2025-07-05T12:00:00Z","contact":{"name":"N","email":"kpi-{{{number}}}@example.com"}}""");
        }

        await app.Settled();

        var total = await Figures("joint?from=2025-07-03&to=2025-07-09");
        Assert.Equal("3", total["leads"]);
        Assert.Equal("30 EUR = 90 / 3", total["cpl"]);
        Assert.Equal("no:opportunities = 90 / 0", total["costPerOpportunity"]);
        Assert.Equal("45 EUR = 90 / 2", (await Figures("joint?from=2025-07-03&to=2025-07-09&by=campaign", "kpi-ad", "autumn"))["cpl"]);
        Assert.Equal("30 EUR = 90 / 3", (await Figures("joint?from=2025-07-03&to=2025-07-09&by=channel", "kpi-ad"))["cpl"]);
        Assert.Equal("no:leads = 90 / 0", (await Figures("joint?from=2025-07-03&to=2025-07-04"))["cpl"]);
    }

    [Theory]
    [InlineData("lead-life",                                                  422, "missing-field", "from")]
    [InlineData("lead-life?from=2026-03-16",                                  422, "missing-field", "to")]
    [InlineData("pipeline?from=2026-03-22&to=2026-03-16",                     422, "invalid-date",  "to")]
    [InlineData("pipeline?from=2024-01-01&to=2026-03-16",                     422, "invalid-date",  "to")]
    [InlineData("pipeline?from=2026-03-16&to=2026-03-22&by=temperature",      422, "unknown-cut",   "by")]
    [InlineData("events?from=2026-03-16&to=2026-03-22&by=channel",            422, "unknown-cut",   "by")]
    [InlineData("joint?from=2026-03-16&to=2026-03-22&by=Channel",             422, "unknown-cut",   "by")]
    [InlineData("joint?from=2026-03-16&to=2026-03-22&model=best",             422, "unknown-model", "model")]
    [InlineData("joint?from=2026-03-16&to=2026-03-22&model=4",                422, "unknown-model", "model")]
    public async Task Questions_AreRefused_WhenTheyAre(string question, int status, string code, string field)
    {
        var answer = await app.Api.Get("/kpis/" + question);

        Assert.Equal((status, code, field), ((int)answer.Status, answer.Code, answer.Body.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task AnUnknownArea_IsAnsweredWithTheKnownOnes()
    {
        var answer = await app.Api.Get("/kpis/happiness?from=2026-03-16&to=2026-03-22");

        Assert.Equal((404, "not-found"), ((int)answer.Status, answer.Code));
        Assert.Contains("lead-life, score-check, pipeline, joint, events, personas", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Value and parts of the total's figures, or of one line's, by name.</summary>
    private async Task<Dictionary<string, string>> Figures(string question, string? id = null, string? part = null)
    {
        var answer = (await app.Api.Get("/kpis/" + question)).Body;
        var figures = id is null ? answer.GetProperty("total")
            : answer.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("id").GetString() == id && line.GetProperty("part").GetString() == part).GetProperty("figures");
        return figures.EnumerateArray().ToDictionary(figure => figure.GetProperty("name").GetString()!, Text);
    }

    private static string Text(JsonElement figure)
    {
        var value = figure.GetProperty("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal().ToString("0.######", null) : figure.GetProperty("why").GetString();
        var currency = figure.GetProperty("value").ValueKind == JsonValueKind.Number && figure.GetProperty("currency").GetString() is { } code ? " " + code : "";
        return figure.GetProperty("denominator") is { ValueKind: JsonValueKind.Object } denominator ? $"{value}{currency} = {Value(figure.GetProperty("numerator"))} / {Value(denominator)}" : $"{value}{currency}";
    }

    private static string Value(JsonElement part) => part.GetProperty("value").GetDecimal().ToString("0.######", null);
}
