using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests;

/// <summary>What the answer to a batch says, and that it is true.</summary>
[Collection(AppCollection.Name)]
public sealed class ReceiptTests(AppFixture app)
{
    private static string Click(string id, string channel, string extra = "") =>
        $$$"""{"source":"web","id":"{{{id}}}","channel":"{{{channel}}}","occurredAt":"2026-03-16T09:00:00Z"{{{extra}}}}""";

    private static string Total(string channel, int value, string reportedAt, string day = "2026-03-16") =>
        $$"""{"source":"google-ads","channel":"{{channel}}","day":"{{day}}","value":{{value}},"reportedAt":"{{reportedAt}}"}""";

    [Fact]
    public async Task Events_AddUpAndNameWhatWasNotAccepted()
    {
        await app.Api.Channel("a-receipt");
        await app.Api.Sends("clicks", Click("known", "a-receipt"));

        var receipt = await app.Api.Sends(
            "clicks",
            $"[{Click("a", "a-receipt")},{Click("known", "a-receipt")},{Click("b", "nowhere")},{Click("a", "a-receipt")},7,{Click("c", "a-receipt")}]");

        Assert.Equal("received 6, accepted 2, duplicate 2, restated 0, unchanged 0, rejected 2", Counts(receipt));
        Assert.Equal("1 duplicate; 2 rejected channel unknown-channel; 3 duplicate; 4 rejected  not-an-object", Items(receipt));
        // The message names the first fifty channels, and says how many more there are.
        Assert.Contains("a-receipt", receipt.GetProperty("items")[1].GetProperty("message").GetString(), StringComparison.Ordinal);
        await Eventually.Equal<long?>(3, async () => (await app.Api.Figures()).Number("a-receipt", "clicks"));
    }

    [Fact]
    public async Task DayTotals_AreRestatedByLaterStatementsOnly()
    {
        await app.Api.Channel("restate", ",\"platform\":\"google-ads\"");
        const string noon = "2026-03-17T12:00:00Z", one = "2026-03-17T13:00:00Z";

        Assert.Equal("received 1, accepted 1, duplicate 0, restated 0, unchanged 0, rejected 0", Counts(await Send(Total("restate", 96, noon))));
        Assert.Equal("received 1, accepted 0, duplicate 0, restated 0, unchanged 1, rejected 0", Counts(await Send(Total("restate", 96, noon))));
        Assert.Equal("received 1, accepted 0, duplicate 0, restated 1, unchanged 0, rejected 0", Counts(await Send(Total("restate", 90, one))));
        Assert.Equal("received 1, accepted 0, duplicate 0, restated 0, unchanged 1, rejected 0", Counts(await Send(Total("restate", 96, noon))));
        Assert.Equal(90, (await app.Api.Figures()).Number("restate", "impressions"));

        var mixed = await Send($"[{Total("restate", 5, noon, "2026-03-17")},{Total("restate", -1, noon)},{Total("restate", 91, "2026-03-17T14:00:00Z")},{Total("restate", 1, noon)}]");
        Assert.Equal("received 4, accepted 1, duplicate 0, restated 1, unchanged 1, rejected 1", Counts(mixed));
        Assert.Equal("1 rejected value negative-value; 2 restated; 3 unchanged", Items(mixed));
        Assert.Equal(96, (await app.Api.Figures()).Number("restate", "impressions"));

        Task<JsonElement> Send(string body) => app.Api.Sends("impressions", body);
    }

    [Fact]
    public async Task Lines_AreTakenOneByOne_WhenSomeAreBroken()
    {
        await app.Api.Channel("lines");

        var receipt = await app.Api.Sends(
            "clicks",
            $"\uFEFF{Click("1", "lines")}\r\n\r\n{{\"source\":\n{Click("2", "lines", ",\"id\":1e400")}\n[]\n{Click("3", "lines")}",
            Api.Lines + "; charset=utf-8");

        Assert.Equal("received 5, accepted 3, duplicate 0, restated 0, unchanged 0, rejected 2", Counts(receipt));
        Assert.Equal("1 rejected  malformed-json; 3 rejected  not-an-object", Items(receipt));
        await Eventually.Equal<long?>(3, async () => (await app.Api.Figures()).Number("lines", "clicks"));
    }

    [Fact]
    public async Task Neighbours_AreStored_WhenOthersAreWrong()
    {
        await app.Api.Channel("mixed");
        string[] wrong = [Click("x", "mixed", ",\"occurredAt\":\"2026-02-30T00:00:00Z\""), Click("\\ud800", "mixed"), Click("x", "mixed", ",\"\\ud800\":1"), "null", "{}"];
        string[] items = [.. wrong.SelectMany((w, i) => new[] { w, Click($"{i}", "mixed") })];

        Assert.Equal("received 10, accepted 5, duplicate 0, restated 0, unchanged 0, rejected 5", Counts(await app.Api.Sends("clicks", $"[{string.Join(',', items)}]")));
        await Eventually.Equal<long?>(5, async () => (await app.Api.Figures()).Number("mixed", "clicks"));

        Assert.Equal("received 10, accepted 0, duplicate 5, restated 0, unchanged 0, rejected 5", Counts(await app.Api.Sends("clicks", string.Join('\n', items), Api.Lines)));
    }

    [Fact]
    public async Task NothingChanges_WhenEverythingIsSentTwice()
    {
        await app.Api.Channel("twice", ",\"platform\":\"google-ads\"");
        (string Measure, string Body)[] pushes =
        [
            ("clicks", $"[{Click("1", "twice", ",\"visitorId\":\"twice-v\"")},{Click("2", "twice")}]"),
            ("applications", Click("twice-1", "twice", ",\"visitorId\":\"twice-v\",\"occurredAt\":\"2026-03-18T09:00:00Z\",\"contact\":{\"email\":\"twice@example.com\"}")),
            ("applications", Click("2", "twice")),
            ("costs", Click("1", "twice", ",\"amount\":\"12.50\",\"currency\":\"EUR\"")),
            ("costs", """{"source":"google-ads","channel":"twice","campaign":"7","day":"2026-03-17","amount":41.27,"currency":"EUR","reportedAt":"2026-03-18T03:00:00Z"}"""),
            ("impressions", Total("twice", 1200, "2026-03-17T03:00:00Z")),
            ("reach", """{"source":"google-ads","channel":"twice","from":"2026-03-16","to":"2026-03-22","value":800,"reportedAt":"2026-03-23T03:00:00Z"}"""),
        ];
        foreach (var (measure, body) in pushes)
        {
            await app.Api.Sends(measure, body);
        }

        const string expected = "reach 800, impressions 1200, clicks 2, applications 2, leads 1, cost 41270000";
        await Eventually.Equal(expected, async () => Line(await app.Api.Figures()));
        await app.Settled(); // The cost event is only a claim beside the platform's total, and may come last.
        var before = (await app.Api.Figures()).Line("twice")!.Value.GetRawText();

        foreach (var (measure, body) in pushes)
        {
            var again = await app.Api.Sends(measure, body);
            Assert.Equal(0, again.GetProperty("accepted").GetInt32() + again.GetProperty("restated").GetInt32() + again.GetProperty("rejected").GetInt32());
        }

        await app.Settled();
        Assert.Equal(before, (await app.Api.Figures()).Line("twice")!.Value.GetRawText());

        static string Line(Figures f) => f.Line("twice") is not { } line ? "" :
            $"reach {line.GetProperty("reach").GetProperty("atMost")}, impressions {f.Number("twice", "impressions")}, clicks {f.Number("twice", "clicks")}, " +
            $"applications {f.Number("twice", "applications")}, leads {f.Leads("twice")}, cost {f.Number("twice", "costMicros")}";
    }

    [Fact]
    public async Task Event_IsReadGenerously_WhereNothingIsLost()
    {
        await app.Api.Channel("generous");

        var receipt = await app.Api.Sends("clicks", """
            [{"source":"web","id":9007199254740993,"channel":"generous","campaign":21873450912,"occurredAt":"2026-03-16T11:00:00.1234567+02:00","unknown":{"a":[1]},"visitorId":null,"clickIds":{}},
             {"source":"web","id":"9007199254740993","channel":"generous","campaign":"21873450912","occurredAt":"2026-03-16T09:00:00Z"}]
            """, Api.Json + "; charset=utf-8");

        Assert.Equal("received 2, accepted 1, duplicate 1, restated 0, unchanged 0, rejected 0", Counts(receipt));
    }

    [Fact]
    public async Task Contact_IsKept_WhenItIsLongerThanARowHolds()
    {
        await app.Api.Channel("long-contact");
        var contact = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"a{i}\":\"{new string('ū', 4_000)}\"").Append("\"email\":\"long-contact@example.com\""));

        var answer = await app.Api.Post("/applications", Click("long-contact", "long-contact", $",\"contact\":{{{contact}}}"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await Eventually.Equal(1m, async () => (await app.Api.Figures()).Leads("long-contact"));
    }

    private static string Counts(JsonElement receipt) =>
        string.Join(", ", receipt.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value}"));

    private static string Items(JsonElement receipt) => string.Join("; ", receipt.GetProperty("items").EnumerateArray().Select(i =>
        $"{i.GetProperty("index")} {i.GetProperty("outcome")}" + (i.TryGetProperty("code", out var code) ? $" {i.GetProperty("field")} {code}" : "")));
}
