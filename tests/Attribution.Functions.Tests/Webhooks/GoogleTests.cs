using System.Net;
using System.Text.Json.Nodes;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Tests.Webhooks;

/// <summary>Google Ads' lead form webhook. Each test shares the channel with the others, so it looks at what it adds.</summary>
[Collection(AppCollection.Name)]
public sealed class GoogleTests(AppFixture app)
{
    private const string Path = "/webhooks/google-ads/google";
    private const string Channel = "google-form";
    private static readonly string Samples = System.IO.Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Local", "Samples", "webhooks");

    private static string Sample(string name = "google-lead") => File.ReadAllText(System.IO.Path.Combine(Samples, name + ".json"));

    /// <summary>The sample of a real lead, as a lead of its own; <paramref name="change"/> makes it special.</summary>
    private static string Lead(string id, Action<JsonObject>? change = null)
    {
        var lead = JsonNode.Parse(Sample())!.AsObject();
        lead["lead_id"] = id;
        lead["gcl_id"] = "click-of-" + id;

        // Somebody else: two forms of one person are one lead.
        lead["user_column_data"] = new JsonArray(Answer("FULL_NAME", "Anna Paraugs"), Answer("EMAIL", $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))[..20]}@example.com"));
        change?.Invoke(lead);
        return lead.ToJsonString();
    }

    [Fact]
    public async Task RealLead_CountsOnceAsApplicationAndLead_HoweverOftenItIsDelivered()
    {
        var before = await Counted();

        for (var i = 0; i < 3; i++)
        {
            await Taken(Sample());
        }

        await Adds(before, applications: 1, leads: 1);
    }

    [Fact]
    public async Task LeadWithoutTime_CountsOnce_WhenItIsDeliveredAgain()
    {
        var before = await Counted("2026-W13");
        var lead = Lead("no-time", l => l.Remove("lead_submit_time"));

        await Taken(lead);
        await Taken(lead);

        await Adds(before, applications: 1, leads: 1, week: "2026-W13");
    }

    [Fact]
    public async Task LeadWithoutTime_KeepsItsFirstTime_WhenALaterDeliveryNamesOne()
    {
        var (before, other) = (await Counted("2026-W13"), await Counted());

        await Taken(Lead("time-later", l => l.Remove("lead_submit_time")));
        await Taken(Lead("time-later"));

        await Adds(before, applications: 1, leads: 1, week: "2026-W13");
        await Adds(other, applications: 0, leads: 0);
    }

    [Fact]
    public async Task TestLead_IsAcknowledgedAndNotCounted()
    {
        var before = await Counted();

        await Taken(Sample("google-lead-test"));
        await Taken(Lead("after-test"));

        await Adds(before, applications: 1, leads: 1);
    }

    [Fact]
    public async Task FormWithoutContact_IsAnApplicationOnly()
    {
        var before = await Counted();

        await Taken(Lead("no-contact", l => l.Remove("user_column_data")));
        await Taken(Lead("blank-contact", l => l["user_column_data"] = new JsonArray(Answer("EMAIL", " "), Answer("CITY", "Rīga"))));
        await Taken(Lead("some-contact"));

        await Adds(before, applications: 3, leads: 1);
    }

    public static TheoryData<string, string> Variants => new()
    {
        { "key in capitals",          Lead("v-key", l => { l["Google_key"] = AppSettings.GoogleKey; l.Remove("google_key"); }) },
        { "ids as texts",             Lead("v-texts", l => { l["campaign_id"] = "21873450912"; l["form_id"] = "1"; }) },
        { "lead id as a number",      Lead("v-0", l => l["lead_id"] = 7) },
        { "ids above 2^53",           Lead("v-large", l => { l["lead_id"] = 9007199254740993; l["campaign_id"] = 9223372036854775807; }) },
        { "trivial ids",              Lead("v-trivial", l => { l["campaign_id"] = 1; l["form_id"] = 2; }) },
        { "no campaign",              Lead("v-none", l => l.Remove("campaign_id")) },
        { "campaign with a name",     Lead("v-name", l => l["campaign_id"] = "LV | Spring") },
        { "a long opaque id",         Lead(new string('x', 1_000)) },
        { "is_test as a text",        Lead("v-test", l => l["is_test"] = "true") },
        { "no is_test",               Lead("v-notest", l => l.Remove("is_test")) },
        { "columns without a name",   Lead("v-unnamed", l => l["user_column_data"]![0]!.AsObject().Remove("column_name")) },
        { "columns without an id",    Lead("v-noid", l => l["user_column_data"]![0]!.AsObject().Remove("column_id")) },
        { "work phone only",          Lead("v-phone", l => l["user_column_data"] = new JsonArray(Answer("WORK_PHONE", "+37120000000"))) },
        { "strange columns",          Lead("v-strange", l => l["user_column_data"]!.AsArray().Add(JsonNode.Parse("[1,{}]"))) },
        { "unknown fields",           Lead("v-unknown", l => l["lead_stage"] = new JsonObject { ["x"] = new JsonArray() }) },
        { "time with an offset",      Lead("v-offset", l => l["lead_submit_time"] = "2026-03-17T10:42:10+02:00") },
        { "a byte order mark",        "\uFEFF" + Lead("v-bom") },
        { "answers far too long",     Lead("v-long", l => l["user_column_data"] = Many()) },
        { "names far too long",       Lead("v-long-names", l => l["user_column_data"]!.AsArray().Add(Answer(new string('é', 300_000), "x"))) },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Lead_IsTaken_WhenItHas(string what, string body)
    {
        Assert.NotEmpty(what);
        var before = await Counted();

        await Taken(body);

        await Adds(before, applications: 1, leads: 1);
    }

    [Fact]
    public async Task Answers_AreKeptUnderOurNames_UnknownColumnsAsTheyCame()
    {
        await Taken(Lead("kept", l => l["user_column_data"] = JsonNode.Parse(Sample().Replace("skeres.paraugs@", "kept@", StringComparison.Ordinal).Replace("0143", "0199", StringComparison.Ordinal))!["user_column_data"]!.DeepClone()));

        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        var contact = await ((ContactStore)host.Services.GetService(typeof(ContactStore))!).Find(LeadStore.Key("webhook:google", "kept"), CancellationToken.None);

        Assert.Equal(
            "city=Rīga, company=SIA Paraugu Darbnīca, email=kept@example.com, name=Šķēres Paraugs, phone=+12025550199, which_course_interests_you?=Evening course",
            string.Join(", ", contact!.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")));
    }

    public static TheoryData<string, string, int> Refusals => new()
    {
        // A wrong key.
        { "google",  Lead("r", l => l["google_key"] = "guessed"),                        401 },
        { "google",  Lead("r", l => l["google_key"] = ""),                               401 },
        { "google",  Lead("r", l => l["google_key"] = AppSettings.GoogleKey + " "),      401 },
        { "google",  Lead("r", l => l["google_key"] = new JsonArray()),                  401 },
        { "google",  Lead("r", l => l.Remove("google_key")),                             401 },
        { "google",  Lead("r", l => { l["google_key"] = "guessed"; l["is_test"] = true; }), 401 },
        { "google",  "{}",                                                               401 },
        // An empty configured key opens to nobody, not even to an empty key.
        { "no-key",  Lead("r", l => l["google_key"] = ""),                               401 },
        { "no-key",  Lead("r"),                                                          401 },
        // No such connection, or one of another platform.
        { "none",    Lead("r"),                                                          404 },
        { "other",   Lead("r"),                                                          404 },
        // The right key, and nothing that could ever be a lead.
        { "google",  Lead("r", l => l.Remove("lead_id")),                                400 },
        { "google",  Lead("r", l => l["lead_id"] = ""),                                  400 },
        { "google",  Lead("r", l => l["lead_id"] = new string('x', 1_001)),              400 },
        { "google",  Lead("r", l => l["lead_submit_time"] = "2026-02-30T09:00:00Z"),     400 },
        { "google",  Lead("r", l => l["lead_submit_time"] = "2026-03-17T08:42:10"),      400 },
        { "google",  Lead("r", l => l["lead_submit_time"] = "2026-03-25T08:42:10Z"),     400 },
        { "google",  Raw("\"lead_id\":\"\\ud800\""),                                     400 },
        { "google",  Raw("\"\\ud800\":1"),                                               400 },
        { "google",  Raw("\"google_key\":\"\\ud800\""),                                  400 },
        { "google",  Lead("r")[..^20],                                                   400 },
        { "google",  $"[{Lead("r")},{Lead("s")}]",                                       400 },
        { "google",  "[1]",                                                              400 },
        { "google",  "null",                                                             400 },
        { "google",  "",                                                                 400 },
        { "google",  Lead("r") + new string(' ', 5 * 1024 * 1024),                       413 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Delivery_IsRefusedAsGoogleUnderstandsIt_WhenItIs(string connection, string body, int status)
    {
        var before = await Counted();

        var answer = await app.Api.Send(HttpMethod.Post, $"/webhooks/google-ads/{connection}", Api.Text(body, Api.Json), key: null);

        Assert.True((int)answer.Status == status && answer.Type == Api.Json, answer.ToString());
        Assert.Equal("message", string.Join(',', answer.Body.EnumerateObject().Select(p => p.Name)));
        await Adds(before, applications: 0, leads: 0);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(Api.Lines)]
    [InlineData(null)]
    public async Task Delivery_IsRefused_WhenItsTypeIs(string? type)
    {
        var answer = await app.Api.Send(HttpMethod.Post, Path, Api.Text(Lead("r"), type), key: null);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.True(answer.Body.TryGetProperty("message", out _));
    }

    private static JsonObject Answer(string column, string answer) => new() { ["column_id"] = column, ["string_value"] = answer };

    /// <summary>More than a table keeps about one person.</summary>
    private static JsonArray Many() => [Answer("EMAIL", "many@example.com"), .. Enumerable.Range(0, 90).Select(i => Answer($"q{i}", new string('ē', 4_000)))];

    /// <summary>A lead with a property that only raw text can hold.</summary>
    private static string Raw(string property) => $$"""{{{property}},"google_key":"{{AppSettings.GoogleKey}}","user_column_data":[]}""";

    private async Task Taken(string body)
    {
        var answer = await app.Api.Send(HttpMethod.Post, Path, Api.Text(body, Api.Json), key: null);

        Assert.True(answer is { Status: HttpStatusCode.OK, Text: "{}" }, answer.ToString());
    }

    private async Task<(long Applications, decimal Leads)> Counted(string week = "2026-W12")
    {
        await app.Api.Channel(Channel);
        // What an earlier test has left under way is not what this one adds.
        await app.Settled();
        var figures = await app.Api.Figures(week);
        return (figures.Number(Channel, "applications") ?? 0, figures.Leads(Channel));
    }

    private async Task Adds((long Applications, decimal Leads) before, long applications, decimal leads, string week = "2026-W12")
    {
        Assert.Equal((before.Applications + applications, before.Leads + leads), await Counted(week));
    }
}
