using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>Channels, campaigns, marketers and plans.</summary>
[Collection(AppCollection.Name)]
public sealed class CatalogueTests(AppFixture app)
{
    private const string Anna = """{"name":"Anna Ozola","email":"anna@example.com","timeZone":"Europe/Riga"}""";
    private const string Plan = """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":300,"allowedCpl":"35","channels":["cat-search"]}""";

    public static TheoryData<string, string, string, string> Kinds => new()
    {
        {
            "/channels/cat-x",
            """{"name":"Paid search","platform":"google-ads","truth":{"clicks":"platform"},"slices":4,"shards":2,"unknown":1}""",
            """{"name":"Direct visits","direct":true}""",
            """{"id":"cat-x","name":"Direct visits","platform":null,"direct":true,"truth":{"reach":"events","clicks":"events","applications":"events","cost":"events","impressions":"events"},"slices":1,"shards":1,"family":"nets","groups":[],"sources":[]}"""
        },
        {
            "/campaigns/21873450912",
            """{"name":"LV | Search","channel":"cat-search"}""",
            """{"name":"LV | Brand","channel":"cat-search"}""",
            """{"id":"21873450912","name":"LV | Brand","channel":"cat-search","persona":null,"stage":null}"""
        },
        {
            "/marketers/cat-x",
            Anna,
            """{"name":"Jānis","email":"janis@example.com","role":"head","timeZone":"Asia/Yerevan","sendOn":"friday","sendAt":"18:30","language":"hy"}""",
            """{"id":"cat-x","name":"Jānis","email":"janis@example.com","role":"head","timeZone":"Asia/Yerevan","sendOn":"friday","sendAt":"18:30","language":"hy"}"""
        },
        {
            "/plans/cat-x",
            Plan,
            """{"marketer":"cat-anna","from":"2025-01-01","to":"2025-01-31","targetLeads":1,"allowedCpl":"0.000001","budget":9000.5,"channels":["cat-search","cat-search"],"campaigns":["b","a"],"model":"timeDecay","holdsFrom":"2025-01-16","pay":{"amount":1500,"currency":"EUR","fixedPercent":"33.3333","proportional":{"floorPercent":70}}}""",
            """{"id":"cat-x","marketer":"cat-anna","from":"2025-01-01","to":"2025-01-31","targetLeads":1,"allowedCpl":"0.000001","budget":"9000.50","channels":["cat-search"],"campaigns":["a","b"],"model":"timeDecay","version":2,"holdsFrom":"2025-01-16","withdrawn":false,"pay":{"amount":"1500.00","currency":"EUR","fixedPercent":33.3333,"goalPercent":66.6667,"proportional":{"floorPercent":70,"capPercent":100}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Entry_IsCreatedReplacedShownAndRetired(string path, string first, string second, string shown)
    {
        await Given();
        var list = path[..path.LastIndexOf('/')];

        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.Get(path)).Status);
        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put(path, first)).Status);

        var replaced = await app.Api.Put(path, second);
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(shown).RootElement, replaced.Body), replaced.Text);
        Assert.Equal(replaced.Text, (await app.Api.Get(path)).Text);
        Assert.Contains((await app.Api.Get(list)).Body.EnumerateArray(), e => JsonElement.DeepEquals(e, replaced.Body));

        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete(path)).Status);
        BadRequestTests.Refused(await app.Api.Get(path), 404, "not-found");
        BadRequestTests.Refused(await app.Api.Delete(path), 404, "not-found");
        Assert.DoesNotContain((await app.Api.Get(list)).Body.EnumerateArray(), e => e.GetProperty("id").GetString() == path[(path.LastIndexOf('/') + 1)..]);
        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put(path, first)).Status);
        await app.Api.Delete(path);
    }

    [Theory]
    // As configured; otherwise seeds for referrals, nets for everything else.
    [InlineData("family-1", ""","family":"spears" """,        "spears")]
    [InlineData("family-2", ""","family":"seeds" """,         "seeds")]
    [InlineData("family-3", "",                               "nets")]
    [InlineData("family-4", ""","groups":["referral"]""",     "seeds")]
    [InlineData("family-5", ""","groups":["referral"],"family":"nets" """, "nets")]
    public async Task Channel_HasAFamily_WhenItIs(string id, string extra, string family)
    {
        await app.Api.Channel(id, extra);

        Assert.Equal(family, (await app.Api.Get($"/channels/{id}")).Body.GetProperty("family").GetString());
    }

    [Fact]
    public async Task Marketer_ReadsEnglish_UnlessALanguageIsSet() =>
        Assert.Equal("en", (await app.Api.Put("/marketers/cat-english", Anna)).Body.GetProperty("language").GetString());

    [Fact]
    public async Task List_IsInOrderOfIds()
    {
        await app.Api.Channel("order-b");
        await app.Api.Channel("order-a");

        var ids = (await app.Api.Get("/channels")).Body.EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Contains("order-a", ids);
    }

    [Theory]
    // Ids.
    [InlineData("/channels/Search",       """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/a%20b",        """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/a%0A",         """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/a%5Cb",        """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/a%2Fb",        """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/a%3Fb",        """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/channels/7000a",        """{"name":"x"}""", "id", "invalid-id")]
    [InlineData("/campaigns/LV%20Search", """{"name":"x","channel":"cat-search"}""", "id", "invalid-id")]
    [InlineData("/channels/unattributed", """{"name":"x"}""", "id", "reserved-id")]
    // Bodies.
    [InlineData("/channels/cat-bad", "[{\"name\":\"x\"},{\"name\":\"x\"}]", "", "not-an-object")]
    [InlineData("/channels/cat-bad", "\"x\"",                                "", "not-an-object")]
    // Channels.
    [InlineData("/channels/cat-bad", "{}",                                         "name",         "missing-field")]
    [InlineData("/channels/cat-bad", """{"name":{}}""",                            "name",         "invalid-type")]
    [InlineData("/channels/cat-bad", """{"name":"\ud800"}""",                      "",             "invalid-text")]
    [InlineData("/channels/cat-bad", """{"name":"a\nb"}""",                        "name",         "invalid-text")]
    [InlineData("/channels/cat-bad", """{"name":"x","platform":"Google Ads"}""",   "platform",     "invalid-id")]
    [InlineData("/channels/cat-bad", """{"name":"x","platform":"events"}""",       "platform",     "reserved-id")]
    [InlineData("/channels/cat-bad", """{"name":"x","direct":"yes"}""",            "direct",       "invalid-type")]
    [InlineData("/channels/cat-bad", """{"name":"x","truth":[]}""",                "truth",        "invalid-type")]
    [InlineData("/channels/cat-bad", """{"name":"x","truth":{"views":"events"}}""", "truth.views", "unknown-measure")]
    [InlineData("/channels/cat-bad", """{"name":"x","truth":{"clicks":"us"}}""",   "truth.clicks", "unknown-source")]
    [InlineData("/channels/cat-bad", """{"name":"x","truth":{"\ud800":"us"}}""",   "",             "invalid-text")]
    [InlineData("/channels/cat-bad", """{"name":"x","family":"hooks"}""",          "family",       "unknown-family")]
    [InlineData("/channels/cat-bad", """{"name":"x","family":1}""",                "family",       "unknown-family")]
    [InlineData("/channels/cat-bad", """{"name":"x","family":[]}""",               "family",       "invalid-type")]
    [InlineData("/channels/cat-bad", """{"name":"x","slices":0}""",                "slices",       "out-of-range")]
    [InlineData("/channels/cat-bad", """{"name":"x","slices":864001}""",            "slices",       "out-of-range")]
    [InlineData("/channels/cat-bad", """{"name":"x","shards":65}""",               "shards",       "out-of-range")]
    [InlineData("/channels/cat-bad", """{"name":"x","shards":1.5}""",              "shards",       "invalid-number")]
    // Campaigns.
    [InlineData("/campaigns/cat-bad", """{"name":"x"}""",                          "channel",      "missing-field")]
    [InlineData("/campaigns/cat-bad", """{"name":"x","channel":"nowhere"}""",      "channel",      "unknown-channel")]
    [InlineData("/campaigns/cat-bad", """{"name":"x","channel":"a/b"}""",          "channel",      "unknown-channel")]
    // Marketers.
    [InlineData("/marketers/cat-bad", """{"name":"x","timeZone":"Europe/Riga"}""", "email",        "missing-field")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"anna","timeZone":"Europe/Riga"}""", "email", "invalid-email")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"Anna <anna@example.com>","timeZone":"Europe/Riga"}""", "email", "invalid-email")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com, c@d.com","timeZone":"Europe/Riga"}""", "email", "invalid-email")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com"}""",        "timeZone",     "missing-field")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Riga"}""",       "timeZone", "unknown-time-zone")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe"}""",     "timeZone", "unknown-time-zone")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"../../etc/passwd"}""", "timeZone", "unknown-time-zone")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"FLE Standard Time"}""", "timeZone", "unknown-time-zone")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","role":"boss"}""", "role", "unknown-role")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","sendOn":"1"}""", "sendOn", "invalid-weekday")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","sendAt":"7:00"}""", "sendAt", "invalid-time")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","sendAt":"24:00"}""", "sendAt", "invalid-time")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","language":"de"}""", "language", "unknown-language")]
    [InlineData("/marketers/cat-bad", """{"name":"x","email":"a@b.com","timeZone":"Europe/Riga","language":"LV"}""", "language", "unknown-language")]
    // Plans.
    [InlineData("/plans/cat-bad", """{"marketer":"nobody"}""",                     "marketer",     "unknown-marketer")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-02-30"}""", "from",       "invalid-date")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-31","to":"2026-03-01"}""", "to", "invalid-date")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2027-03-02"}""", "to", "invalid-date")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":0}""", "targetLeads", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":10000001}""", "targetLeads", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"-1"}""", "allowedCpl", "negative-amount")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","channels":["nowhere"]}""", "channels", "unknown-channel")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","channels":"cat-search"}""", "channels", "invalid-type")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","campaigns":["a b"]}""", "campaigns", "invalid-type")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","model":"best"}""", "model", "unknown-model")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","model":"1"}""", "model", "unknown-model")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":7}""", "pay", "invalid-type")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{}}""", "pay.amount", "missing-field")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"-1"}}""", "pay.amount", "negative-amount")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"0.005"}}""", "pay.amount", "not-whole-cents")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","currency":"USD"}}""", "pay.currency", "currency-mismatch")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","fixedPercent":"101"}}""", "pay.fixedPercent", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","fixedPercent":"-1"}}""", "pay.fixedPercent", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","fixedPercent":"half"}}""", "pay.fixedPercent", "invalid-percent")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","fixedPercent":"33.33333"}}""", "pay.fixedPercent", "invalid-percent")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","proportional":true}}""", "pay.proportional", "invalid-type")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","proportional":{"floorPercent":"x"}}}""", "pay.proportional.floorPercent", "invalid-percent")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","proportional":{"floorPercent":120}}}""", "pay.proportional.capPercent", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","pay":{"amount":"1","proportional":{"capPercent":1001}}}""", "pay.proportional.capPercent", "out-of-range")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","holdsFrom":"March"}""", "holdsFrom", "invalid-date")]
    [InlineData("/plans/cat-bad", """{"marketer":"cat-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":1,"allowedCpl":"1","holdsFrom":"2026-04-01"}""", "holdsFrom", "invalid-date")]
    public async Task Entry_IsRefused_WhenItIs(string path, string body, string field, string code)
    {
        await Given();

        var answer = await app.Api.Put(path.Replace("7000a", new string('a', 7_000), StringComparison.Ordinal), body);

        BadRequestTests.Refused(answer, 422, code);
        Assert.Equal(field, answer.Body.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("",              Api.Json,     400, "empty-body")]
    [InlineData("{\"name\":",    Api.Json,     400, "malformed-json")]
    [InlineData("{}",            Api.Lines,    415, "wrong-content-type")]
    [InlineData("{}",            "text/plain", 415, "wrong-content-type")]
    [InlineData("{}",            null,         415, "wrong-content-type")]
    public async Task Request_IsRefused_WhenItIs(string body, string? type, int status, string code)
    {
        foreach (var kind in new[] { "channels", "campaigns", "marketers", "plans" })
        {
            BadRequestTests.Refused(await app.Api.Send(HttpMethod.Put, $"/{kind}/cat-bad", Api.Text(body, type)), status, code);
        }
    }

    [Theory]
    [InlineData("/channels/a%0A")]
    [InlineData("/channels/a%5Cb")]
    [InlineData("/channels/a%2Fb")]
    [InlineData("/channels/a%3Fb")]
    [InlineData("/plans/a%23b")]
    [InlineData("/campaigns/%7F")]
    [InlineData("/marketers/'")]
    [InlineData("/marketers/7000a")]
    public async Task Entry_IsNotFound_WhenNoEntryCanHaveSuchAnId(string path)
    {
        path = path.Replace("7000a", new string('a', 7_000), StringComparison.Ordinal);

        BadRequestTests.Refused(await app.Api.Get(path), 404, "not-found");
        BadRequestTests.Refused(await app.Api.Delete(path), 404, "not-found");
    }

    [Theory]
    [InlineData("/figures/2026-W54",        422, "invalid-week")]
    [InlineData("/figures/2026-W00",        422, "invalid-week")]
    [InlineData("/figures/last",            422, "invalid-week")]
    [InlineData("/figures/9999-W52",        422, "invalid-week")]
    [InlineData("/figures/0001-W01",        422, "invalid-week")]
    [InlineData("/reports/2026-W12/nobody", 404, "not-found")]
    [InlineData("/reports/last/nobody",     404, "not-found")]
    [InlineData("/reports/2026-W12/a%0A",   404, "not-found")]
    [InlineData("/reports/2026-W12/a%5Cb",  404, "not-found")]
    public async Task Week_IsRefused_WhenItIs(string path, int status, string code) =>
        BadRequestTests.Refused(await app.Api.Get(path), status, code);

    [Fact]
    public async Task RetiredChannel_RefusesNewData_AndKeepsItsNumbers()
    {
        await app.Api.Channel("retired");
        const string click = """{"source":"web","id":"1","channel":"retired","occurredAt":"2026-03-16T09:00:00Z"}""";
        await app.Api.Sends("clicks", click);
        await Eventually.Equal<long?>(1, async () => (await app.Api.Figures()).Number("retired", "clicks"));

        await app.Api.Delete("/channels/retired");

        BadRequestTests.Refused(await app.Api.Post("/clicks", click.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)), 422, "unknown-channel");
        Assert.Equal(1, (await app.Api.Figures()).Number("retired", "clicks"));
    }

    [Fact]
    public async Task ChangedPlan_CreditsItsLeadsAgain()
    {
        await Given();
        await app.Api.Channel("replan-a");
        await app.Api.Channel("replan-b");
        foreach (var channel in new[] { "replan-a", "replan-b", "replan-b" }.Select((c, i) => (c, i)))
        {
            await app.Api.Sends("applications", $$$"""{"source":"web","id":"replan-{{{channel.i}}}","channel":"{{{channel.c}}}","occurredAt":"2026-03-17T09:00:00Z","contact":{"email":"replan-{{{channel.i}}}@example.com"}}""");
        }

        await app.Api.Put("/plans/replan", ReplanFor("replan-a"));
        await Eventually.Equal(1m, Credited);

        await app.Api.Put("/plans/replan", ReplanFor("replan-b", holdsFrom: "2026-03-17"));
        await Eventually.Equal(2m, Credited);

        await app.Api.Put("/plans/replan", ReplanFor("replan-a", from: "2026-03-18", holdsFrom: "2026-03-01"));
        await Eventually.Equal(0m, Credited);

        // Back again, and then away from a day before the leads.
        await app.Api.Put("/plans/replan", ReplanFor("replan-a", holdsFrom: "2026-03-01"));
        await Eventually.Equal(1m, Credited);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/plans/replan?holdsFrom=2026-03-16")).Status);
        await Eventually.Equal(null, Credited);

        async Task<decimal?> Credited() => (await app.Api.Figures()).PlanLeads("replan");
    }

    [Fact]
    public async Task Plan_KeepsItsVersions_AndTheSameTermsMakeNone()
    {
        await Given();
        foreach (var (body, status, version, holdsFrom) in new[]
        {
            (Plan, HttpStatusCode.Created, 1, "2026-03-01"),
            // The same again, from a script that knows nothing of days.
            (Plan, HttpStatusCode.OK, 1, "2026-03-01"),
            // Today is the 23rd.
            (Plan.Replace("300", "340", StringComparison.Ordinal), HttpStatusCode.OK, 2, "2026-03-23"),
            (Plan.Replace("300", "360", StringComparison.Ordinal).Replace("}", ",\"holdsFrom\":\"2026-03-10\"}", StringComparison.Ordinal), HttpStatusCode.OK, 3, "2026-03-10"),
        })
        {
            var answer = await app.Api.Put("/plans/cat-versions", body);
            Assert.Equal((status, version, holdsFrom), (answer.Status, answer.Body.GetProperty("version").GetInt32(), answer.Body.GetProperty("holdsFrom").GetString()));
        }

        await app.Api.Delete("/plans/cat-versions");

        Assert.Equal(
            ["1 300 2026-03-01 False", "2 340 2026-03-23 False", "3 360 2026-03-10 False", "4 360 2026-03-23 True"],
            (await app.Api.Get("/plans/cat-versions/versions")).Body.EnumerateArray().Select(v =>
                $"{v.GetProperty("version")} {v.GetProperty("targetLeads")} {v.GetProperty("holdsFrom")} {v.GetProperty("withdrawn").GetBoolean()}"));
        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put("/plans/cat-versions", Plan)).Status);
        await app.Api.Delete("/plans/cat-versions");
        BadRequestTests.Refused(await app.Api.Get("/plans/cat-never/versions"), 404, "not-found");
    }

    [Fact]
    public async Task Plan_ThatIsOver_ChangesFromADayThatIsNamedOnly()
    {
        await Given();
        var february = Plan.Replace("2026-03-01", "2026-02-01", StringComparison.Ordinal).Replace("2026-03-31", "2026-02-28", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put("/plans/cat-over", february)).Status);

        var changed = february.Replace("300", "340", StringComparison.Ordinal);
        BadRequestTests.Refused(await app.Api.Put("/plans/cat-over", changed), 422, "invalid-date");
        Assert.Equal(HttpStatusCode.OK, (await app.Api.Put("/plans/cat-over", changed.Replace("}", ",\"holdsFrom\":\"2026-02-10\"}", StringComparison.Ordinal))).Status);
        BadRequestTests.Refused(await app.Api.Delete("/plans/cat-over?holdsFrom=yesterday"), 422, "invalid-date");
    }

    private static string ReplanFor(string channel, string from = "2026-03-01", string? holdsFrom = null) =>
        $$"""{"marketer":"cat-anna","from":"{{from}}","to":"2026-03-31","targetLeads":10,"allowedCpl":"35","channels":["{{channel}}"],"holdsFrom":{{(holdsFrom is null ? "null" : $"\"{holdsFrom}\"")}}}""";

    private async Task Given()
    {
        await app.Api.Channel("cat-search");
        Assert.True((await app.Api.Put("/marketers/cat-anna", Anna)).IsSuccess);
    }
}
