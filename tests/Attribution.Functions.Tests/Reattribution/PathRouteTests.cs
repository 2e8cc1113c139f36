using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Timer;
using Attribution.Storage.Leads;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>Rejections, restatements, journeys without a lead and what is computed from paths, over HTTP.</summary>
[Collection(AppCollection.Name)]
public sealed class PathRouteTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);

    [Fact]
    public async Task Lead_EarnsNoCredit_WhileItIsRejected()
    {
        await app.Api.Channel("rejected-site");
        var lead = await Form("rejected-1", "rejected-site", "2026-03-18T12:00:00Z");
        await Eventually.Equal(1m, Leads);

        var rejected = await app.Api.Post($"/leads/{lead}/rejection", """{"reason":"A competitor."}""");
        Assert.Equal((lead, true, "A competitor."), (rejected.Body.GetProperty("lead").GetString(), rejected.Body.GetProperty("isRejected").GetBoolean(), rejected.Body.GetProperty("reason").GetString()));
        await Eventually.Equal(0m, Leads);
        Assert.Equal(1_000_000_000, (await app.Api.Figures()).Number("rejected-site", "withheldUnits"));
        var why = (await app.Api.Get($"/leads/{lead}/attribution")).Body;
        Assert.Equal(("rejected", 0), (why.GetProperty("status").GetString(), why.GetProperty("models").GetArrayLength()));
        Assert.Contains("it would go to rejected-site 100.00 %.", why.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("“A competitor.”", why.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.True(why.GetProperty("rules").GetProperty("isCurrent").GetBoolean());

        Assert.True((await app.Api.Delete($"/leads/{lead}/rejection")).IsSuccess);
        await Eventually.Equal(1m, Leads);
        Assert.Equal(0, (await app.Api.Figures()).Number("rejected-site", "withheldUnits"));

        // What was said before the restoration arrives after it.
        var late = await app.Api.Post($"/leads/{lead}/rejection", """{"reason":"Spam.","at":"2026-03-19T12:00:00Z"}""");
        Assert.False(late.Body.GetProperty("isRejected").GetBoolean());
        await app.Settled();
        Assert.Equal(1m, await Leads());

        async Task<decimal> Leads() => (await app.Api.Figures()).Leads("rejected-site");
    }

    [Theory]
    //          lead                          body                                       status  code
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA",     """{"reason":"Spam."}""",                  404,    "not-found")]
    [InlineData("no-key",                     """{"reason":"Spam."}""",                  404,    "not-found")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA",     """{}""",                                  422,    "missing-field")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA",     """{"reason":"Spam.","at":"yesterday"}""", 422,    "invalid-time")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA",     """["Spam."]""",                           422,    "not-an-object")]
    public async Task Rejection_IsRefused_When(string lead, string body, int status, string code) =>
        BadRequestTests.Refused(await app.Api.Post($"/leads/{lead}/rejection", body), status, code);

    [Fact]
    public async Task Restatements_TellWhatChanged_AfterTheFirstReport()
    {
        await app.Api.Channel("restated-site");
        Assert.True((await app.Api.Put("/marketers/restated", """{"name":"R","email":"restated@example.com","role":"head","timeZone":"Europe/Riga","sendOn":"monday","sendAt":"07:30"}""")).IsSuccess);
        await Form("restated-1", "restated-site", "2026-01-14T12:00:00Z");
        await app.Settled();
        Assert.Equal("", await Changes());

        await queues.Send(SendReport.Queue, """{"week":"2026-W03","marketer":"restated","version":1}""");
        await Eventually.Holds(async () => (await app.Api.Get("/attribution/restatements/2026-W03")).Body.GetProperty("closedAt").ValueKind != System.Text.Json.JsonValueKind.Null);
        await queues.Drained(SendReport.Queue);
        var late = await Form("restated-2", "restated-site", "2026-01-15T12:00:00Z");

        await Eventually.Equal($"{late} arrived restated-site 1000000000, - 1000000000", Changes);

        async Task<string> Changes() => string.Join('\n',
            (await app.Api.Get("/attribution/restatements/2026-W03")).Body.GetProperty("changes").EnumerateArray().Select(change =>
                $"{change.GetProperty("lead")} {change.GetProperty("reason")} "
                + $"{string.Join(' ', change.GetProperty("channels").EnumerateArray().Select(c => $"{c.GetProperty("channel")} {c.GetProperty("leadUnits").GetProperty("linear")}"))}, "
                + string.Join(' ', change.GetProperty("plans").EnumerateArray().Select(p => $"{p.GetProperty("plan")} {p.GetProperty("leadUnits").GetProperty("linear")}"))));
    }

    [Fact]
    public async Task DataDriven_RestsOnPathsOfLeadsAndOfJourneysWithoutOne()
    {
        // No other test has touches in these days of December.
        await app.Api.Channel("paths-a");
        await app.Api.Channel("paths-b");
        await app.Api.Channel("paths-site");
        foreach (var (id, channel, visitor, day) in new[]
        {
            ("1", "paths-a", "paths-1", 15), ("2", "paths-b", "paths-1", 16), ("3", "paths-b", "paths-2", 17), ("4", "paths-a", "paths-3", 18),
        })
        {
            await app.Api.Sends("clicks", $$"""{"source":"web","id":"paths-{{id}}","channel":"{{channel}}","occurredAt":"2025-12-{{day}}T09:00:00Z","visitorId":"{{visitor}}"}""");
        }

        await Eventually.Equal("0 leads, 3 nulls, 3 paths, instead: positionBased: ", Markov);

        // A form that comes late makes a success of the first.
        await app.Api.Sends("applications", """{"source":"web","id":"paths-5","channel":"paths-site","occurredAt":"2025-12-16T12:00:00Z","visitorId":"paths-1","contact":{"phone":"+37126000777"}}""");
        await Eventually.Equal("1 leads, 2 nulls, 3 paths, instead: positionBased: paths-a 400000000 paths-b 200000000 paths-site 400000000", Markov);

        // The night finds nothing that was not counted.
        Assert.True((await app.Api.Run(nameof(CloseJourneysNightly))).IsSuccess);
        await app.Settled();
        await queues.Drained(CloseJourneys.Queue);
        Assert.Equal("1 leads, 2 nulls, 3 paths, instead: positionBased: paths-a 400000000 paths-b 200000000 paths-site 400000000", await Markov());

        // A function that is started by hand is answered before it has ended.
        await Eventually.Holds(async () => (await new TableServiceClient(app.Azurite.ConnectionString).GetTableClient("NullPaths").GetEntityIfExistsAsync<TableEntity>("closed", "through")).HasValue);
        Assert.True((await app.Api.Run(nameof(ComputePathsNightly))).IsSuccess);
        await Eventually.Equal("2025-W48 2026-W07 True", async () =>
        {
            var result = (await app.Api.Get("/attribution/data-driven")).Body[1];
            return $"{result.GetProperty("from")} {result.GetProperty("to")} {result.GetProperty("nullsAreComplete")}";
        });

        async Task<string> Markov()
        {
            var result = (await app.Api.Get("/attribution/data-driven?from=2025-W51&to=2025-W51")).Body[0];
            Assert.Equal("markov", result.GetProperty("model").GetString());
            return $"{result.GetProperty("leads")} leads, {result.GetProperty("nulls")} nulls, {result.GetProperty("paths")} paths, instead: {result.GetProperty("fallback")}: "
                + string.Join(' ', result.GetProperty("channels").EnumerateArray().Select(c => $"{c.GetProperty("channel")} {c.GetProperty("leadUnits")}"));
        }
    }

    [Theory]
    //          query                             code
    [InlineData("?from=2026-W12&to=2026-W11",     "invalid-range")]
    [InlineData("?from=2024-W12&to=2026-W11",     "invalid-range")]
    [InlineData("?from=March",                    "invalid-week")]
    [InlineData("?to=2026-W60",                   "invalid-week")]
    public async Task DataDriven_IsRefused_WhenTheWeeksAre(string query, string code) =>
        BadRequestTests.Refused(await app.Api.Get($"/attribution/data-driven{query}"), 422, code);

    /// <returns>The lead's key.</returns>
    private async Task<string> Form(string id, string channel, string at)
    {
        await app.Api.Sends("applications", $$"""{"source":"web","id":"{{id}}","channel":"{{channel}}","contact":{"email":"{{id}}@example.com"},"occurredAt":"{{at}}"}""");
        return LeadStore.Key("web", id);
    }
}
