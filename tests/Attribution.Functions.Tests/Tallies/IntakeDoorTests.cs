using System.Security.Cryptography;
using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Tallies;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Tallies;

/// <summary>
/// What the running app counts at each of its doors: channel, accepted/duplicates/late, rejected by code. Its clock started on Monday, 23 March 2026: what is
/// about a day before the 16th is late.
/// </summary>
[Collection(AppCollection.Name)]
public sealed class IntakeDoorTests(AppFixture app)
{
    private static readonly DateOnly Monday = new(2026, 3, 23);

    [Theory]
    //          channel       door            item; $ stands for the channel                                                                                                          accepted/duplicates/late, rejected
    [InlineData("tally-ev",   "clicks",       """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z"}""",                                                         "1/1/0")]
    [InlineData("tally-old",  "clicks",       """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-13T05:00:00Z"}""",                                                         "1/1/1")]
    [InlineData("tally-sun",  "clicks",       """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-22T22:00:00Z"}""",                                                         "1/1/0")]
    [InlineData("tally-vis",  "touches",      """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z","visitorId":"$"}""",                                         "1/1/0")]
    [InlineData("tally-app",  "applications", """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-13T05:00:00Z"}""",                                                         "1/1/1")]
    [InlineData("tally-lead", "applications", """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z","contact":{"email":"$@example.com"}}""",                     "1/1/0")]
    [InlineData("tally-int",  "applications", """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z","contact":{"name":"$"}}""",                                  "1/1/0")]
    [InlineData("tally-tot",  "impressions",  """{"source":"$","channel":"$","day":"2026-03-15","value":5,"reportedAt":"2026-03-23T03:00:00Z"}""",                                     "1/1/1")]
    [InlineData("tally-rng",  "reach",        """{"source":"$","channel":"$","from":"2026-03-16","to":"2026-03-23","value":5,"reportedAt":"2026-03-23T03:00:00Z"}""",                "1/1/0")]
    [InlineData("tally-cost", "costs",        """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z","amount":"1","currency":"EUR"}""",                            "1/1/0")]
    [InlineData("tally-usd",  "costs",        """{"source":"$","id":"1","channel":"$","occurredAt":"2026-03-23T05:00:00Z","amount":"1","currency":"USD"}""",                            "0/0/0 currency-mismatch:USD=2")]
    [InlineData("tally-huf",  "costs",        """{"source":"$","channel":"$","day":"2026-03-22","amount":"1","currency":"HUF","reportedAt":"2026-03-23T03:00:00Z"}""",                 "0/0/0 currency-mismatch:HUF=2")]
    [InlineData("tally-bad",  "clicks",       """{"source":"$","channel":"$","occurredAt":"2026-03-23T05:00:00Z"}""",                                                                  "0/0/0 missing-field=2")]
    public async Task Item_IsCounted_WhenItIsSentTwice(string channel, string door, string item, string expected)
    {
        await app.Api.Channel(channel);
        var body = item.Replace("$", channel, StringComparison.Ordinal);

        await app.Api.Post($"/{door}", body);
        await app.Api.Post($"/{door}", body);

        await Told(channel, expected);
    }

    [Fact]
    public async Task Batch_IsCounted_ItemByItem()
    {
        await app.Api.Channel("tally-batch");
        await app.Api.Sends("impressions", """
            [{"source":"batch","channel":"tally-batch","day":"2026-03-15","value":5,"reportedAt":"2026-03-23T03:00:00Z"},
             {"source":"batch","channel":"tally-batch","day":"2026-03-15","value":6,"reportedAt":"2026-03-23T04:00:00Z"},
             {"source":"batch","channel":"tally-batch","day":"2026-03-23","value":1,"reportedAt":"2026-03-23T04:00:00Z"},
             {"source":"batch","channel":"tally-batch","day":"2026-03-40","value":1,"reportedAt":"2026-03-23T04:00:00Z"}]
            """);

        await app.Api.Sends("impressions", """{"source":"batch","channel":"tally-batch","day":"2026-03-15","value":4,"reportedAt":"2026-03-23T02:00:00Z"}""");

        // A statement that replaces an earlier one is new; one that is older than what is stored is not.
        await Told("tally-batch", "3/1/2 invalid-date=1");
    }

    [Fact]
    public async Task File_IsCounted_RowByRow_UnlessItIsADryRun()
    {
        await app.Api.Channel("tally-file");
        const string to = "/imports/csv?channel=tally-file&source=file&reportedAt=2026-03-23T03:00:00Z&map.currency=currency";
        const string rows = "day,clicks,cost,currency\n2026-03-14,1,2.00,EUR\n2026-03-15,1,2.00,EUR\n2026-03-15,1,2.00,EUR\n2026-03-23,1,2.00,EUR\n2026-03-20,1,2.00,USD\n2026-03-19,x,2.00,EUR\n2026-03-18,1\nTotal,4,8.00,EUR\n";

        Assert.True((await app.Api.Post(to + "&dryRun=true", rows, "text/csv")).IsSuccess);
        Assert.True((await app.Api.Post(to, rows, "text/csv")).IsSuccess);
        Assert.True((await app.Api.Post(to, "day,clicks,cost,currency\n2026-03-14,1,2.00,EUR\n", "text/csv")).IsSuccess);

        await Told("tally-file", "3/2/2 currency-mismatch:USD=1 invalid-number=1 wrong-column-count=1");
    }

    [Fact]
    public async Task Site_IsCounted_ByTheChannelOfItsTouches()
    {
        await app.Api.Channel("tally-site");
        await app.Api.Connection("tally-site", "web", "tally-site");
        foreach (var item in (string[])["""{"id":"1","occurredAt":"2026-03-23T05:00:00Z","utm_source":"x","utm_medium":"y"}""", """{"id":"1","occurredAt":"2026-03-23T05:00:00Z","utm_source":"x","utm_medium":"y"}""", """{"id":"2"}"""])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/touches/tally-site") { Content = Api.Text(item, Api.Json) };
            request.Headers.Add("Origin", AppSettings.Origin);
            using var answer = await app.Api.Send(request);
        }

        await Told("tally-site", "1/1/0 missing-field=1");
    }

    [Fact]
    public async Task Webhook_IsCounted_WithWhatCannotBeUsed()
    {
        await app.Api.Channel("tally-hook");
        await app.Api.Connection("tally-hook", "google-ads", "tally-hook", ("key", AppSettings.GoogleKey));
        string Lead(string id, string time) =>
            $$"""{"lead_id":"{{id}}","lead_submit_time":"{{time}}","google_key":"{{AppSettings.GoogleKey}}","user_column_data":[{"column_id":"EMAIL","string_value":"{{id}}@example.com"}]}""";

        var statuses = new List<int>();
        foreach (var body in (string[])[Lead("tally-1", "2026-03-23T04:00:00Z"), Lead("tally-1", "2026-03-23T04:00:00Z"), Lead("tally-2", "2026-03-13T04:00:00Z"), Lead("", "2026-03-20T04:00:00Z"), """{"lead_id":"x","google_key":"guessed"}"""])
        {
            statuses.Add((int)(await app.Api.Deliver("/google-ads/tally-hook", Encoding.UTF8.GetBytes(body))).Status);
        }

        Assert.Equal([200, 200, 200, 400, 401], statuses);
        await Told("tally-hook", "2/1/1 unusable-delivery=1 wrong-proof=1");
    }

    [Fact]
    public async Task AnnouncedLead_IsCounted_WhenItComes_WhenItIsAnnouncedAgain_AndWhenItNeverComes()
    {
        await app.Api.Channel("tally-meta");
        await app.Api.Connection("tally-meta", "meta", "tally-meta", ("appSecret", "s3cret"), ("accessToken", "t0ken"));
        app.Platforms.Answers("777001", (200, """{"id":"777001","created_time":"2026-03-13T09:00:00+0000","field_data":[{"name":"email","values":["tally-meta@example.com"]}]}"""));

        await Announce("777001");
        await Told("tally-meta", "1/0/1");
        await Announce("777001");
        await Announce("777002");
        await Told("tally-meta", "1/1/1 never-fetched=1");

        async Task Announce(string lead)
        {
            var body = Encoding.UTF8.GetBytes($$$"""{"object":"page","entry":[{"id":"1","changes":[{"field":"leadgen","value":{"leadgen_id":"{{{lead}}}","page_id":"1"}}]}]}""");
            var signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, body))}";
            Assert.True((await app.Api.Deliver("/meta/tally-meta", body, ("X-Hub-Signature-256", signature))).IsSuccess);
        }
    }

    [Fact]
    public async Task Item_OfNoKnownChannel_IsCountedForNone()
    {
        // Many more than other tests may have sent a moment ago.
        const int items = 500;
        var before = await Nobody();

        await app.Api.Post("/clicks", $"[{string.Join(',', Enumerable.Repeat("""{"source":"web","id":"1","channel":"tally-nobody","occurredAt":"2026-03-23T05:00:00Z"}""", items))}]");

        await Eventually.Holds(async () => await Nobody() >= before + items);
        Assert.DoesNotContain("tally-nobody", (await Counts()).Select(tally => tally.Channel));

        async Task<long> Nobody() => (await Counts()).FirstOrDefault(tally => tally.Channel.Length == 0)?.Rejected.GetValueOrDefault("unknown-channel") ?? 0;
    }

    private Task Told(string channel, string expected) => Eventually.Equal($"{channel} {expected}", async () =>
        Counted.Text((await Counts()).Where(tally => tally.Channel == channel)));

    private Task<IReadOnlyList<Attribution.Domain.Figures.IntakeTally>> Counts() =>
        new IntakeTallyStore(new TableServiceClient(app.Azurite.ConnectionString)).Of(DayRange.Including(Monday, Monday), default);
}
