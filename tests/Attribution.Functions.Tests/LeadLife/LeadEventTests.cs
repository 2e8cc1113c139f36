using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.LeadLife;

/// <summary>What happened to leads, over HTTP: what the answers say, and what becomes of it.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class LeadEventTests(AppFixture app)
{
    [Fact]
    public async Task Facts_BecomeFigures_ThatAddUpInEveryCut()
    {
        var world = new LifeWorld(app, "life-sums", new DateOnly(2025, 10, 6));
        await app.Api.Channel(world.Channel("ads"));
        await app.Api.Channel(world.Channel("site"), ",\"family\":\"seeds\"");
        Assert.True((await app.Api.Put("/marketers/life-anna", """{"name":"Anna","email":"life@example.com","timeZone":"Europe/Riga"}""")).IsSuccess);
        Assert.True((await app.Api.Put("/plans/life-plan", $$"""{"marketer":"life-anna","from":"2025-10-06","to":"2025-10-12","targetLeads":3,"allowedCpl":10,"channels":["{{world.Channel("ads")}}"],"model":"linear"}""")).IsSuccess);
        await app.Api.Sends("costs", $$"""{"source":"web","id":"life-sums-cost","channel":"{{world.Channel("ads")}}","occurredAt":"{{world.At(0)}}","amount":"300","currency":"EUR"}""");
        await world.Lead("1", "site", 1, "ads", "ads");
        await world.Lead("2", "site", 2);
        await world.Lead("3", "ads", 3);

        var receipt = await world.Say(
            world.Fact("1", "a", "assigned", 2, "\"manager\":\"life-ilze\""),
            world.Fact("1", "b", "contacted", 13),
            world.Fact("1", "c", "qualified", 14),
            world.Fact("1", "d", "demo-held", 20),
            world.Fact("1", "e", "converted", 49, "\"customer\":\"C-7\""),
            world.Fact("1", "f", "nps", 60, "\"score\":10"),
            world.Fact("2", "g", "rejected", 5, "\"reason\":\"No budget.\""),
            world.Fact("2", "h", "reactivated", 30),
            world.Fact("2", "i", "temperature", 31, "\"temperature\":\"hot\""),
            world.Fact("3", "j", "rejected", 6, "\"reason\":\"A competitor.\""),
            world.Fact("3", "k", "family", 6, "\"family\":\"spears\""));

        Assert.Equal((11, 11), (receipt.Body.GetProperty("received").GetInt32(), receipt.Body.GetProperty("accepted").GetInt32()));
        await app.Settled();
        Assert.Equal(
            "leads 3, accepted 2, qualified 0.3333, rejected 0.3333, deferred 0, contacted 0.5, timeToContact 0.5, demos 0.5, conversion 0.5, timeToConversion 2, recycled 1, recycledShare 0.5, costPerRecycled 100, nps 1, "
            + "qualifiedInPeriod 1, rejectedInPeriod 2, convertedInPeriod 1, reactivatedInPeriod 1",
            await world.Total(
                "leads", "accepted", "qualified", "rejected", "deferred", "contacted", "timeToContact", "demos", "conversion", "timeToConversion", "recycled", "recycledShare", "costPerRecycled", "nps",
                "qualifiedInPeriod", "rejectedInPeriod", "convertedInPeriod", "reactivatedInPeriod"));
        Assert.Equal("ads 1.6667, site 1.3333", await world.Lines("channel", "leads"));
        Assert.Equal("ads 0.6667, site 0.3333", await world.Lines("channel", "conversion"));
        Assert.Equal("life-anna 1.6667, - 1.3333", await world.Lines("marketer", "leads"));
        Assert.Equal("life-ilze 1, - 2", await world.Lines("manager", "leads"));
        Assert.Equal("life-ilze 1", await world.Lines("manager", "assigned"));
        Assert.Equal("cold 2, hot 1", await world.Lines("temperature", "leads"));
        Assert.Equal("nets 0.6667, seeds 1.3333, spears 1", await world.Lines("family", "leads"));
        await AddsUp(world);
    }

    private static async Task AddsUp(LifeWorld world)
    {
        var total = (await world.Kpis()).GetProperty("total").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("numerator").GetProperty("value").GetDecimal());
        foreach (var cut in new[] { "channel", "marketer", "manager", "temperature", "family" })
        {
            var lines = (await world.Kpis(cut)).GetProperty("lines").EnumerateArray().ToList();
            Assert.All(total.Keys.Where(figure => figure != "costPerRecycled"), figure => Assert.Equal(total[figure], lines.Sum(line => LifeWorld.Numerator(line, figure))));
        }
    }

    [Fact]
    public async Task Facts_CountOnce_HoweverOftenAndInWhateverOrderTheyAreSent()
    {
        var world = new LifeWorld(app, "life-order", new DateOnly(2025, 10, 13));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        string[] facts =
        [
            world.Fact("1", "a", "deferred", 5, "\"until\":\"2026-09-01\",\"reason\":\"Next year's budget.\""),
            world.Fact("1", "b", "reactivated", 10),
            world.Fact("1", "c", "qualified", 11),
            world.Fact("1", "d", "converted", 12),
        ];

        // Each on its own, the last one first: what is not possible yet is kept, and counts when what made it possible is told.
        Assert.Equal("accepted", Outcome(await world.Say(facts[3])));
        Assert.Equal("accepted", Outcome(await world.Say(facts[2])));
        Assert.Equal("rejected illegal-transition", Outcome(await world.Say(facts[1])));
        Assert.Equal("accepted", Outcome(await world.Say(facts[0])));
        Assert.Equal("duplicate", Outcome(await world.Say(facts[1])));
        Assert.Equal("duplicate", Outcome(await world.Say(facts[3])));
        await app.Settled();

        Assert.Equal("leads 1, recycled 1, conversion 1, qualifiedInPeriod 1, reactivatedInPeriod 1, convertedInPeriod 1", await world.Total("leads", "recycled", "conversion", "qualifiedInPeriod", "reactivatedInPeriod", "convertedInPeriod"));
        var life = await world.Life("1");
        Assert.Equal(("customer", 2), (life.GetProperty("status").GetString(), life.GetProperty("cycles").GetArrayLength()));

        // The conversion was said by mistake, and so was a retraction of what nobody said.
        Assert.Equal("accepted", Outcome(await world.Say(world.Fact("1", "e", "retracted", 20, "\"retractedId\":\"life-order-d\""))));
        Assert.Equal("rejected nothing-to-retract", Outcome(await world.Say(world.Fact("1", "f", "retracted", 20, "\"retractedSource\":\"crm\",\"retractedId\":\"life-order-z\""))));
        Assert.Equal("rejected fact-retracted", Outcome(await world.Say(facts[3])));
        await app.Settled();
        Assert.Equal("conversion 0, convertedInPeriod 0", await world.Total("conversion", "convertedInPeriod"));
    }

    [Fact]
    public async Task IllegalFact_IsRejectedWithWhatWouldBeLegal_AndKept()
    {
        var world = new LifeWorld(app, "life-legal", new DateOnly(2025, 10, 20));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        await app.Settled();

        var answer = await app.Api.Post($"/leads/{world.Key("1")}/events", world.Fact("1", "a", "restored", 2));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "illegal-transition"), (answer.Status, answer.Code));
        Assert.Contains("there can be qualified, rejected, deferred, assigned,", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var fact = (await world.Life("1")).GetProperty("facts").EnumerateArray().Single();
        Assert.Equal(("restored", false, "illegal-transition"), (fact.GetProperty("kind").GetString(), fact.GetProperty("hasEffect").GetBoolean(), fact.GetProperty("code").GetString()));

        // A rejection that is told late, and was before it.
        Assert.True((await app.Api.Post($"/leads/{world.Key("1")}/rejection", $$"""{"reason":"Spam.","at":"{{world.At(1.5)}}"}""")).IsSuccess);
        Assert.Equal("2 True", $"{(await world.Life("1")).GetProperty("facts").GetArrayLength()} {(await world.Life("1")).GetProperty("facts").EnumerateArray().All(f => f.GetProperty("hasEffect").GetBoolean())}");

        Assert.Equal("accepted", Outcome(await world.Say(world.Fact("1", "b", "converted", 3))));
        var refused = await app.Api.Post($"/leads/{world.Key("1")}/rejection", """{"reason":"Spam."}""");
        Assert.Equal((HttpStatusCode.Conflict, "illegal-transition"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Life_TellsHowTheLeadStands_AndWhy()
    {
        var world = new LifeWorld(app, "life-told", new DateOnly(2025, 10, 27));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1, "site", "site", "site");
        await app.Settled();
        await world.Say(
            world.Fact("1", "a", "persona", 2, "\"persona\":\"owner\""), world.Fact("1", "b", "stage", 2, "\"stage\":\"supplier\""), world.Fact("1", "c", "demo-held", 3),
            world.Fact("1", "d", "deferred", 4, "\"until\":\"2026-09-01\""));

        var life = await world.Life("1");

        Assert.Equal(
            ("deferred", "2026-09-01", "owner", "supplier"),
            (life.GetProperty("status").GetString(), life.GetProperty("deferredUntil").GetString(), life.GetProperty("persona").GetString(), life.GetProperty("stage").GetString()));
        Assert.Equal(
            "92: persona 25, interest 5, stage 10, completeness 20, touches 12, contacts 0, demo 20",
            $"{life.GetProperty("score").GetProperty("points")}: {string.Join(", ", life.GetProperty("score").GetProperty("reasons").EnumerateArray().Select(r => $"{r.GetProperty("name")} {r.GetProperty("points")}"))}");
        // It was warm by three touches, hot by the demo, and nobody has heard of it since.
        Assert.Equal(("warm", "cold"), (life.GetProperty("temperature").GetProperty("onArrival").GetString(), life.GetProperty("temperature").GetProperty("now").GetString()));
        Assert.Equal("cold touch, warm touches, hot demo-held, warm cooled, cold cooled", string.Join(", ", life.GetProperty("temperature").GetProperty("history").EnumerateArray()
            .Select(change => $"{change.GetProperty("temperature").GetString()} {change.GetProperty("why").GetString()}")));
        Assert.DoesNotContain("life-told.example", life.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    //          what is sent of a lead that there is                                                       field              code
    [InlineData("""{"source":"crm","id":"1","kind":"married","at":"2026-03-16T09:00:00Z"}""",              "kind",            "unknown-kind")]
    [InlineData("""{"source":"crm","id":"1","kind":"rejected","at":"2026-03-16T09:00:00Z"}""",             "reason",          "missing-field")]
    [InlineData("""{"source":"crm","id":"1","kind":"deferred","at":"2026-03-16T09:00:00Z"}""",             "until",           "missing-field")]
    [InlineData("""{"source":"crm","id":"1","kind":"deferred","at":"2026-03-16T09:00:00Z","until":"soon"}""", "until",        "invalid-date")]
    [InlineData("""{"source":"crm","id":"1","kind":"assigned","at":"2026-03-16T09:00:00Z","manager":"Ilze B"}""", "manager",  "invalid-id")]
    [InlineData("""{"source":"crm","id":"1","kind":"nps","at":"2026-03-16T09:00:00Z","score":11}""",       "score",           "out-of-range")]
    [InlineData("""{"source":"crm","id":"1","kind":"temperature","at":"2026-03-16T09:00:00Z","temperature":"lukewarm"}""", "temperature", "unknown-temperature")]
    [InlineData("""{"source":"crm","id":"1","kind":"family","at":"2026-03-16T09:00:00Z","family":"bees"}""", "family",        "unknown-family")]
    [InlineData("""{"source":"crm","id":"1","kind":"retracted","at":"2026-03-16T09:00:00Z","retractedSource":"crm"}""", "retractedId", "missing-field")]
    [InlineData("""{"source":"crm","id":"1","kind":"qualified"}""",                                        "at",              "missing-field")]
    [InlineData("""{"source":"crm","id":"1","kind":"qualified","at":"2027-03-16T09:00:00Z"}""",            "at",              "time-in-future")]
    [InlineData("""{"source":"attribution","id":"1","kind":"qualified","at":"2026-03-16T09:00:00Z"}""",    "source",          "reserved-id")]
    [InlineData("""{"id":"1","kind":"qualified","at":"2026-03-16T09:00:00Z"}""",                           "source",          "missing-field")]
    [InlineData("""[1]""",                                                                                  "",                "not-an-object")]
    public async Task Fact_IsRefused_When(string body, string field, string code)
    {
        await app.Api.Channel("life-refused");
        await app.Api.Sends("applications", """{"source":"web","id":"life-refused","channel":"life-refused","occurredAt":"2025-11-05T12:00:00Z","contact":{"email":"refused@life.example"}}""");

        var answer = await app.Api.Post($"/leads/{LeadStore.Key("web", "life-refused")}/events", body);

        var item = answer.Body.GetProperty("items")[0];
        Assert.Equal((HttpStatusCode.UnprocessableEntity, field, code), (answer.Status, item.TryGetProperty("field", out var named) ? named.GetString() : "", item.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("no-key")]
    public async Task Lead_IsNotFound_WhenThereIsNone(string lead)
    {
        BadRequestTests.Refused(await app.Api.Post($"/leads/{lead}/events", """{"source":"crm","id":"1","kind":"qualified","at":"2026-03-16T09:00:00Z"}"""), 404, "not-found");
        BadRequestTests.Refused(await app.Api.Get($"/leads/{lead}/life"), 404, "not-found");
    }

    [Fact]
    public async Task Batch_TellsLeadsApart_ByKeyAndByTheirSendersIds()
    {
        var world = new LifeWorld(app, "life-batch", new DateOnly(2025, 11, 10));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        await world.Lead("2", "site", 2);

        var lines = string.Join('\n',
            world.Fact("1", "a", "qualified", 3),
            $$"""{"leadSource":"web","leadId":"life-batch-2","source":"crm","id":"life-batch-b","kind":"contacted","at":"{{world.At(4)}}"}""",
            $$"""{"connection":"google","leadId":"life-batch-3","source":"crm","id":"life-batch-c","kind":"contacted","at":"{{world.At(4)}}"}""",
            """{"source":"crm","id":"life-batch-d","kind":"contacted","at":"2026-03-16T09:00:00Z"}""",
            "not json");
        var receipt = (await app.Api.Post("/leads/events", lines, Api.Lines)).Body;

        Assert.Equal("2 of 5; 2 unknown-lead, 3 missing-field, 4 malformed-json", $"{receipt.GetProperty("accepted")} of {receipt.GetProperty("received")}; "
            + string.Join(", ", receipt.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("index")} {item.GetProperty("code").GetString()}")));
        Assert.Equal("qualified", (await world.Life("1")).GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, (await world.Life("2")).GetProperty("firstContactAt").ValueKind);
    }

    [Fact]
    public async Task Facts_FollowThePerson_WhenAnEarlierFormBecomesTheCard()
    {
        var world = new LifeWorld(app, "life-card", new DateOnly(2025, 12, 22));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 24);
        await world.Say(world.Fact("1", "a", "assigned", 25, "\"manager\":\"card-ilze\""), world.Fact("1", "b", "converted", 48));
        await app.Settled();
        Assert.Equal("leads 1, conversion 1, timeToConversion 1", await world.Total("leads", "conversion", "timeToConversion"));

        // The person's first form is told late: it is the lead, a day older.
        await app.Api.Sends("applications", $$"""{"source":"web","id":"life-card-0","contact":{"email":"1@life-card.example"},"channel":"{{world.Channel("site")}}","occurredAt":"{{world.At(0)}}"}""");
        await app.Settled();
        Assert.Equal("leads 1, conversion 1, timeToConversion 2, convertedInPeriod 1", await world.Total("leads", "conversion", "timeToConversion", "convertedInPeriod"));
        Assert.Equal("card-ilze 1", await world.Lines("manager", "leads"));

        // What is said of the attached form is said of the card, but not that it is spam.
        await world.Say(world.Fact("1", "c", "retracted", 50, "\"retractedId\":\"life-card-b\""));
        await app.Settled();
        Assert.Equal("conversion 0", await world.Total("conversion"));
        await world.Say(world.Fact("1", "d", "rejected", 51, "\"reason\":\"Sent twice.\""), world.Fact("1", "e", "contacted", 30));
        await app.Settled();
        Assert.Equal("accepted 1, rejected 0, contacted 1", await world.Total("accepted", "rejected", "contacted"));
        Assert.Equal(world.Key("0"), (await world.Life("1")).GetProperty("attachedTo").GetString());
    }

    [Fact]
    public async Task ScoreCheck_TellsWhatTheScoreDidNotSee()
    {
        var world = new LifeWorld(app, "life-check", new DateOnly(2025, 12, 1));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        await world.Lead("2", "site", 2);
        await world.Say(world.Fact("1", "a", "converted", 9), world.Fact("2", "b", "persona", 3, "\"persona\":\"owner\""), world.Fact("2", "c", "demo-held", 4), world.Fact("2", "d", "stage", 4, "\"stage\":\"need\""));
        await app.Settled();

        var total = (await app.Api.Get("/kpis/score-check?from=2025-12-01&to=2025-12-07")).Body.GetProperty("total").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("value"));

        Assert.Equal("lowScore 40, highScore 70, lowScoreCustomers 1, highScoreWithoutSale 1, scoreOfCustomers 25, scoreOfOthers 80", string.Join(", ", total.Select(figure => $"{figure.Key} {figure.Value.GetDecimal():0.##}")));
    }

    private static string Outcome(Answer answer) => answer.Body.GetProperty("items") is { } items && items.GetArrayLength() == 0 ? "accepted"
        : $"{items[0].GetProperty("outcome").GetString()}{(items[0].TryGetProperty("code", out var code) ? $" {code.GetString()}" : "")}";
}
