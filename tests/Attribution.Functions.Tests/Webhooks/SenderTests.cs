using System.Net;
using System.Security.Cryptography;
using System.Text;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Webhooks;

/// <summary>Deliveries of all senders to the running app: what they are told, and what is counted. Each test has a channel and a connection of its own.</summary>
[Collection(AppCollection.Name)]
public sealed class SenderTests(AppFixture app)
{
    private const string Secret = "sample-secret";
    private const string StandardSecret = "whsec_c2FtcGxlLXNpZ25pbmcta2V5LWZvci10ZXN0cy0wMDE=";

    /// <summary>In the week that tests look at.</summary>
    private static readonly long Tuesday = new DateTimeOffset(2026, 3, 17, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private long Now => app.Now.ToUnixTimeSeconds();

    [Fact]
    public async Task TikTok_CountsEachLeadOnce_AndAcknowledgesWhatItCannotUse()
    {
        await Connected("tiktok-1", "tiktok", ("appSecret", Secret));
        var body = $$$"""
            {"object":1,"entry":[
                {"id":7438912650047711234,"campaign_id":18,"create_time":{{{Tuesday}}},"changes":[{"field":"email","value":"tiktok-a@example.com"}]},
                {"id":"7438912650047711235","create_time":{{{Tuesday}}},"changes":[{"field":"email","value":{"value":"tiktok-b@example.com"}}]},
                {"id":"7438912650047711236","create_time":"long ago","changes":[{"field":"email","value":"c@example.com"}]},
                {"id":"7438912650047711237","create_time":{{{Tuesday}}}}]}
            """;

        for (var i = 0; i < 2; i++)
        {
            Taken("{}", await TikTok("tiktok-1", body));
        }

        await Counts("tiktok-1", applications: 3, leads: 2);
        Assert.Contains("create_time", Assert.Single(await Parked("tiktok-1")).Reason, StringComparison.Ordinal);
        Assert.Contains("c@example.com", Assert.Single(await Parked("tiktok-1")).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vk_IsConfirmedAndToldOk()
    {
        await Connected("vk-1", "vk", ("secret", Secret), ("confirmation", "c0nf1rm"));
        async Task<Answer> Sends(string body) => await app.Api.Deliver("/vk/vk-1", Bytes(body));

        Taken("c0nf1rm", await Sends($$"""{"type":"confirmation","group_id":1,"secret":"{{Secret}}"}"""));
        Taken("ok", await Sends($$"""{"type":"wall_post_new","secret":"{{Secret}}"}"""));
        Taken("ok", await Sends($$$"""{"type":"lead_forms_new","secret":"{{{Secret}}}","object":{}}"""));
        for (var i = 0; i < 2; i++)
        {
            Taken("ok", await Sends($$$"""{"type":"lead_forms_new","event_id":"{{{i}}}","secret":"{{{Secret}}}","object":{"lead_id":7,"answers":[{"key":"email","answer":"vk@example.com"}]}}"""));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Sends("""{"type":"confirmation","secret":"guess"}""")).Status);
        await Counts("vk-1", applications: 1, leads: 1, week: "2026-W13");
    }

    [Fact]
    public async Task StandardWebhooks_TakesKnownTypes_AndRefusesOthersAsUnusable()
    {
        await Connected("std-1", "standard-webhooks", ("secret", StandardSecret));
        var lead = """{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":{"contact":{"email":"standard-a@example.com"},"touch":{"utm_source":"Google "}}}""";

        for (var i = 0; i < 2; i++)
        {
            Taken("{}", await Standard("std-1", "msg_1", lead));
        }

        // A byte order mark is a part of what is signed.
        Taken("{}", await Standard("std-1", "msg_2", "\uFEFF" + lead.Replace("standard-a", "standard-b", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Standard("std-1", "msg_3", """{"type":"lead.deleted","timestamp":"2026-03-17T09:00:00Z","data":{}}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Standard("std-1", "msg_4", "\"\\ud800\"")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Standard("std-1", "msg_5", lead, at: Now - 3_600)).Status);
        await Counts("std-1", applications: 2, leads: 2);
    }

    [Fact]
    public async Task Rule_DecidesTheChannel_BeforeTheConnection()
    {
        await app.Api.Channel("std-paid");
        await app.Api.Channel("std-rest");
        await app.Api.Connection(
            "std-2",
            """{"platform":"standard-webhooks","name":"x","channel":"std-rest","rules":[{"source":"google","campaign":"SPRING","channel":"std-paid"}]}""",
            ("secret", StandardSecret));
        static string Lead(string campaign) =>
            $$$$"""{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":{"contact":{"email":"{{{{campaign}}}}@example.com"},"touch":{"utm_source":"Google ","utm_campaign":"{{{{campaign}}}}"}}}""";

        await Standard("std-2", "msg_1", Lead("spring"));
        await Standard("std-2", "msg_2", Lead("autumn"));

        await Counts("std-paid", applications: 1, leads: 1);
        await Counts("std-rest", applications: 1, leads: 1);
    }

    [Theory]
    [InlineData("meta", 401)]
    [InlineData("linkedin", 401)]
    [InlineData("tiktok", 401)]
    [InlineData("vk", 403)]
    [InlineData("standard-webhooks", 401)]
    public async Task UnknownConnection_IsAnsweredLikeAWrongProof(string platform, int status)
    {
        await Connected($"known-{platform}", platform);

        var unknown = await app.Api.Deliver($"/{platform}/unknown", "{}"u8.ToArray());
        var wrong = await app.Api.Deliver($"/{platform}/known-{platform}", "{}"u8.ToArray());

        Assert.Equal(status, (int)wrong.Status);
        Assert.Equal(wrong.ToString(), unknown.ToString());
        Assert.Equal(413, (int)(await app.Api.Deliver($"/{platform}/known-{platform}", new byte[4 * 1024 * 1024 + 1])).Status);
        Assert.Equal(400, (int)(await app.Api.Deliver($"/{platform}/known-{platform}", [])).Status);
        Assert.Equal(415, (int)(await app.Api.Send(HttpMethod.Post, $"/webhooks/{platform}/known-{platform}", Api.Text("{}", "text/plain"), key: null)).Status);
    }

    [Fact]
    public async Task UnknownPlatform_IsNotFound()
    {
        Assert.Equal("not-found", (await app.Api.Deliver("/microsoft/x", "{}"u8.ToArray())).Code);
        Assert.Equal("not-found", (await app.Api.Get("/webhooks/microsoft/x", key: null)).Code);
        Assert.Equal("not-found", (await app.Api.Get("/webhooks/google-ads/google", key: null)).Code);
    }

    [Fact]
    public async Task Handshakes_AreAnsweredOverHttp()
    {
        await Connected("meta-hand", "meta", ("verifyToken", "token"));
        await Connected("li-hand", "linkedin", ("clientSecret", "sample-client-secret"));

        var meta = await app.Api.Get("/webhooks/meta/meta-hand?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=token", key: null);
        var linkedIn = await app.Api.Get("/webhooks/linkedin/li-hand?challengeCode=3f0c2a52-6d0e-4c59-9f57-1f2f6f6c9a10", key: null);

        Assert.Equal("200 text/plain 1158201444", meta.ToString());
        Assert.Equal("23fa31dbba8bf329017f1ee66c5f6364c63f593fa76822416b5ae76b5a46a2e9", linkedIn.Body.GetProperty("challengeResponse").GetString());
        Assert.Equal(403, (int)(await app.Api.Get("/webhooks/meta/unknown?hub.mode=subscribe&hub.challenge=1&hub.verify_token=token", key: null)).Status);
        Assert.Equal(401, (int)(await app.Api.Get("/webhooks/linkedin/unknown?challengeCode=3f0c2a52-6d0e-4c59-9f57-1f2f6f6c9a10", key: null)).Status);
    }

    [Fact]
    public async Task Meta_FetchesEachLead_ThroughOutagesAndLimits()
    {
        await Connected("meta-1", "meta", ("appSecret", Secret), ("accessToken", "sample-token"));
        app.Platforms.Answers("9001", (500, "{}"), (429, "{}"), (200, Graph("9001")));
        app.Platforms.Answers("9002", (PlatformServer.Hangs, ""), (200, Graph("9002")));
        app.Platforms.Answers("9003", (404, "{}"));

        for (var i = 0; i < 2; i++)
        {
            Taken("{}", await Meta("meta-1", "9001", "9002", "9003"));
            await Fetched();
        }

        await Counts("meta-1", applications: 2, leads: 2);
        // Repeated announcements of what was fetched, or is hopeless, ask nobody.
        Assert.Equal((3, 2, 1), (app.Platforms.Asked("9001"), app.Platforms.Asked("9002"), app.Platforms.Asked("9003")));
        var url = app.Platforms.Requests.First(r => r.Url.Contains("/9001?", StringComparison.Ordinal)).Url;
        Assert.StartsWith("/graph/9001?fields=", url, StringComparison.Ordinal);
        Assert.Contains("access_token=sample-token", url, StringComparison.Ordinal);
        Assert.Equal("nino-9001@example.com", (await Contact("meta-1", "9001"))!["email"]);
    }

    [Fact]
    public async Task LinkedIn_FetchesALead_AndErasesThePersonWhenItIsWithdrawn()
    {
        await Connected("li-1", "linkedin", ("clientSecret", Secret), ("accessToken", "sample-token"));
        app.Platforms.Answers("li-a", (200, LinkedInLead()));

        Taken("{}", await LinkedIn("li-1", "li-a", "CREATED"));
        await Fetched();
        Assert.Equal("n@example.com", (await Contact("li-1", "li-a"))!["email"]);

        Taken("{}", await LinkedIn("li-1", "li-a", "DELETED"));
        Taken("{}", await LinkedIn("li-1", "li-a", "CREATED"));
        await Fetched();

        Assert.Null(await Contact("li-1", "li-a"));
        await Counts("li-1", applications: 1, leads: 1);
        Assert.Equal(1, app.Platforms.Asked("li-a"));
        var headers = app.Platforms.Requests.First(r => r.Url.Contains("/li-a?", StringComparison.Ordinal)).Headers;
        Assert.Equal(("Bearer sample-token", "202606", "2.0.0"), (headers["Authorization"], headers["LinkedIn-Version"], headers["X-Restli-Protocol-Version"]));
    }

    [Fact]
    public async Task LinkedIn_NeverBringsBackALead_ThatWasWithdrawnBeforeItCame()
    {
        await Connected("li-2", "linkedin", ("clientSecret", Secret), ("accessToken", "sample-token"));
        app.Platforms.Answers("li-b", (200, LinkedInLead()));

        Taken("{}", await LinkedIn("li-2", "li-b", "DELETED"));
        Taken("{}", await LinkedIn("li-2", "li-b", "CREATED"));
        await Fetched();

        Assert.Equal(0, app.Platforms.Asked("li-b"));
        Assert.Null(await Contact("li-2", "li-b"));
        await Counts("li-2", applications: 0, leads: 0);
    }

    [Fact]
    public async Task NewSecret_TakesEffectAtOnce_AndTheOldOneHoldsForTheOverlap()
    {
        await Connected("std-3", "standard-webhooks", ("secret", StandardSecret));
        var next = "whsec_" + Convert.ToBase64String(new byte[32]);
        const string Test = """{"type":"lead.created","timestamp":"2026-03-17T09:00:00Z","data":{"test":true}}""";

        await app.Api.Put("/connections/std-3/secrets/secret", $$"""{"value":"{{next}}","overlapHours":1}""");
        Taken("{}", await Standard("std-3", "msg_1", Test));
        Taken("{}", await Standard("std-3", "msg_2", Test, next));

        await app.Api.Put("/connections/std-3/secrets/secret", $$"""{"value":"{{next}}"}""");
        Assert.Equal(401, (int)(await Standard("std-3", "msg_3", Test)).Status);
        Taken("{}", await Standard("std-3", "msg_4", Test, next));

        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/connections/std-3/secrets/secret")).Status);
        Assert.Equal(401, (int)(await Standard("std-3", "msg_5", Test, next)).Status);
        await Counts("std-3", applications: 0, leads: 0);
    }

    private static string Graph(string id) =>
        $$"""{"created_time":"2026-03-17T09:21:37+0000","id":"{{id}}","campaign_id":"12","field_data":[{"name":"email","values":["nino-{{id}}@example.com"]}]}""";

    private static string LinkedInLead() =>
        $$$$"""{"submittedAt":{{{{Tuesday}}}}000,"formResponse":{"answers":[{"questionId":1,"answerDetails":{"textQuestionAnswer":{"answer":"n@example.com"}}}]},"form":{"content":{"questions":[{"questionId":1,"predefinedField":"EMAIL"}]}}}""";

    private async Task Connected(string id, string platform, params (string, string)[] secrets)
    {
        await app.Api.Channel(id);
        await app.Api.Connection(id, platform, id, secrets);
    }

    private Task<Answer> TikTok(string connection, string body)
    {
        var time = Now;
        return app.Api.Deliver($"/tiktok/{connection}", Bytes(body), ("TikTok-Signature", $"t={time},s={Hex(Secret, $"{time}.{body}")}"));
    }

    private Task<Answer> Meta(string connection, params string[] leads)
    {
        var changes = leads.Select(l => $$$"""{"field":"leadgen","value":{"leadgen_id":"{{{l}}}","page_id":"1"}}""");
        var body = $$"""{"object":"page","entry":[{"id":"1","changes":[{{string.Join(',', changes)}}]}]}""";
        return app.Api.Deliver($"/meta/{connection}", Bytes(body), ("X-Hub-Signature-256", "sha256=" + Hex(Secret, body)));
    }

    private Task<Answer> LinkedIn(string connection, string lead, string action)
    {
        var body = $$"""{"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:{{lead}}","leadAction":"{{action}}"}""";
        return app.Api.Deliver($"/linkedin/{connection}", Bytes(body), ("X-LI-Signature", Hex(Secret, "hmacsha256=" + body)));
    }

    private Task<Answer> Standard(string connection, string id, string body, string secret = StandardSecret, long? at = null)
    {
        var time = at ?? Now;
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Bytes($"{id}.{time}.{body}")));
        return app.Api.Deliver($"/standard-webhooks/{connection}", Bytes(body), ("webhook-id", id), ("webhook-timestamp", $"{time}"), ("webhook-signature", "v1," + signature));
    }

    private async Task Fetched() => await new Queues(app.Azurite).Drained(FetchLeads.Queue);

    private async Task<IReadOnlyDictionary<string, string>?> Contact(string connection, string lead)
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        return await host.Services.GetRequiredService<ContactStore>().Find(LeadStore.Key($"webhook:{connection}", lead), default);
    }

    private async Task<IReadOnlyList<DeliveryItem.Unusable>> Parked(string connection)
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        return await host.Services.GetRequiredService<ParkedDeliveries>().Of(connection, default);
    }

    private async Task Counts(string channel, long applications, decimal leads, string week = "2026-W12")
    {
        await app.Settled();
        var figures = await app.Api.Figures(week);
        Assert.Equal((applications, leads), (figures.Number(channel, "applications") ?? 0, figures.Leads(channel)));
    }

    private static void Taken(string body, Answer answer) => Assert.True(answer.Status == HttpStatusCode.OK && answer.Text == body, answer.ToString());

    private static string Hex(string key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(key), Bytes(text)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
