using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>What a sender can get wrong, and the code that tells it so. Nothing here is a 500, and nothing of it is counted.</summary>
[Collection(AppCollection.Name)]
public sealed class BadRequestTests(AppFixture app)
{
    private const string Click = """{"source":"web","id":"1","channel":"bad","occurredAt":"2026-03-16T09:00:00Z"}""";
    private static readonly string TenThousand = new('a', 10_000);

    /// <summary>One item that is right, with one field replaced or added.</summary>
    private static string Event(string field, string value) => With(Click, field, value);

    [Theory]
    // Not JSON, or none at all.
    [InlineData("",                                     400, "empty-body")]
    [InlineData(" \r\n ",                               400, "empty-body")]
    [InlineData("[]",                                   400, "empty-body")]
    [InlineData("{",                                    400, "malformed-json")]
    [InlineData("""{"source":"web","id":"1","channel""",        400, "malformed-json")]
    [InlineData("""[{"source":"web","id":"1"},{"source":"we""", 400, "malformed-json")]
    [InlineData("""[{"source":"web"},]""",              400, "malformed-json")]
    [InlineData("""{"source":"web"} {"source":"web"}""", 400, "malformed-json")]
    [InlineData("source=web&id=1",                      400, "malformed-json")]
    [InlineData("<click/>",                             400, "malformed-json")]
    [InlineData("""{"id":1e}""",                        400, "malformed-json")]
    [InlineData("""[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]""", 400, "malformed-json")]
    // JSON, but no items.
    [InlineData("null",                                 422, "not-an-object")]
    [InlineData("1e400",                                422, "not-an-object")]
    [InlineData("\"text\"",                             422, "not-an-object")]
    [InlineData("[1, null, [], \"text\"]",              422, "not-an-object")]
    [InlineData("{}",                                   422, "missing-field")]
    [InlineData("[{}]",                                 422, "missing-field")]
    public async Task Body_IsRefused_WhenItIs(string body, int status, string code) => await Refused("clicks", body, status, code);

    public static TheoryData<string, string, string, string> Fields => new()
    {
        // Who says so.
        { "source",     "null",                            "source",     "missing-field" },
        { "source",     "\"\"",                            "source",     "missing-field" },
        { "source",     "\"Web\"",                         "source",     "invalid-id" },
        { "source",     "\"web shop\"",                    "source",     "invalid-id" },
        { "source",     "\"web\\n\"",                      "source",     "invalid-id" },
        { "source",     "\"a/b\"",                         "source",     "invalid-id" },
        { "source",     "\"events\"",                      "source",     "reserved-id" },
        { "source",     Text(TenThousand),                 "source",     "invalid-id" },
        { "source",     "{}",                              "source",     "invalid-type" },
        // Its id.
        { "id",         "null",                            "id",         "missing-field" },
        { "id",         Text(TenThousand),                 "id",         "too-long" },
        { "id",         "\"a\\u0000b\"",                   "id",         "invalid-text" },
        { "id",         "\"a\\tb\"",                       "id",         "invalid-text" },
        { "id",         "\"\\ud800\"",                     "",           "invalid-text" },
        { "id",         "{\"value\":1}",                   "id",         "invalid-type" },
        { "id",         "[1]",                             "id",         "invalid-type" },
        { "id",         "true",                            "id",         "invalid-type" },
        // Its channel.
        { "channel",    "null",                            "channel",    "missing-field" },
        { "channel",    "\"nowhere\"",                     "channel",    "unknown-channel" },
        { "channel",    "\"BAD\"",                         "channel",    "unknown-channel" },
        { "channel",    "\"unattributed\"",                "channel",    "unknown-channel" },
        { "channel",    "\"a/b\\\\c#d?e\"",                "channel",    "unknown-channel" },
        { "channel",    "[\"bad\"]",                       "channel",    "invalid-type" },
        // Its campaign.
        { "campaign",   "\"Spring sale\"",                 "campaign",   "invalid-id" },
        { "campaign",   "\"123\\n\"",                      "campaign",   "invalid-id" },
        { "campaign",   Text(TenThousand),                 "campaign",   "invalid-id" },
        { "campaign",   "{\"id\":1}",                      "campaign",   "invalid-type" },
        { "campaign",   "false",                           "campaign",   "invalid-type" },
        // Its time.
        { "occurredAt", "null",                            "occurredAt", "missing-field" },
        { "occurredAt", "\"2026-02-30T09:00:00Z\"",        "occurredAt", "invalid-time" },
        { "occurredAt", "\"2026-03-16T24:00:00Z\"",        "occurredAt", "invalid-time" },
        { "occurredAt", "\"2026-03-16T09:00:00\"",         "occurredAt", "invalid-time" },
        { "occurredAt", "\"2026-03-16 09:00:00Z\"",        "occurredAt", "invalid-time" },
        { "occurredAt", "\"2026-03-16\"",                  "occurredAt", "invalid-time" },
        { "occurredAt", "\"16.03.2026\"",                  "occurredAt", "invalid-time" },
        { "occurredAt", "1773651600",                      "occurredAt", "invalid-time" },
        { "occurredAt", "\"1999-12-31T23:59:59Z\"",        "occurredAt", "invalid-time" },
        { "occurredAt", "\"0001-01-01T00:00:00+14:00\"",   "occurredAt", "invalid-time" },
        { "occurredAt", "\"9999-12-31T23:59:59-14:00\"",   "occurredAt", "invalid-time" },
        { "occurredAt", "\"2026-03-24T06:00:00Z\"",        "occurredAt", "time-in-future" },
        // Who it was.
        { "visitorId",  "\"a\\u0007\"",                    "visitorId",  "invalid-text" },
        { "visitorId",  "\"\\udc00x\"",                    "",           "invalid-text" },
        { "visitorId",  "{}",                              "visitorId",  "invalid-type" },
        { "clickIds",   "\"gclid\"",                       "clickIds",   "invalid-type" },
        { "clickIds",   "{\"gclid\":\"\"}",                "clickIds.gclid", "missing-field" },
        { "clickIds",   "{\"gclid\":{}}",                  "clickIds.gclid", "invalid-type" },
        { "clickIds",   "{\"\\ud800\":\"x\"}",             "",           "invalid-text" },
        { "\\ud800",    "1",                               "",           "invalid-text" },
        { "contact",    "[]",                              "contact",    "invalid-type" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Event_IsRefused_WhenItsFieldIs(string field, string value, string named, string code) =>
        await Refused("clicks", Event(field, value), 422, code, named);

    [Theory]
    // Counts.
    [InlineData("clicks",      "value",      "-1",                       "value",      "negative-value")]
    [InlineData("clicks",      "value",      "1.5",                      "value",      "invalid-number")]
    [InlineData("clicks",      "value",      "1e400",                    "value",      "invalid-number")]
    [InlineData("clicks",      "value",      "99999999999999999999",     "value",      "invalid-number")]
    [InlineData("clicks",      "value",      "9223372036854775807",      "value",      "out-of-range")]
    [InlineData("clicks",      "value",      "1000000000001",            "value",      "out-of-range")]
    [InlineData("clicks",      "value",      "\"many\"",                 "value",      "invalid-number")]
    [InlineData("clicks",      "value",      "null",                     "value",      "missing-field")]
    [InlineData("clicks",      "value",      "[96]",                     "value",      "invalid-type")]
    // Money.
    [InlineData("costs",       "amount",     "\"-0.01\"",                "amount",     "negative-amount")]
    [InlineData("costs",       "amount",     "\"12,50\"",                "amount",     "invalid-amount")]
    [InlineData("costs",       "amount",     "\"0.1234567\"",            "amount",     "invalid-amount")]
    [InlineData("costs",       "amount",     "1e3",                      "amount",     "invalid-amount")]
    [InlineData("costs",       "amount",     "1e400",                    "amount",     "invalid-amount")]
    [InlineData("costs",       "amount",     "99999999999999999999",     "amount",     "invalid-amount")]
    [InlineData("costs",       "amount",     "9000000000000",            "amount",     "out-of-range")]
    [InlineData("costs",       "amount",     "\"10000000000.000001\"",   "amount",     "out-of-range")]
    [InlineData("costs",       "currency",   "\"USD\"",                  "currency",   "currency-mismatch")]
    [InlineData("costs",       "currency",   "\"eur\"",                  "currency",   "currency-mismatch")]
    [InlineData("costs",       "currency",   "null",                     "currency",   "missing-field")]
    // Days.
    [InlineData("clicks",      "day",        "\"2026-02-30\"",           "day",        "invalid-date")]
    [InlineData("clicks",      "day",        "\"16.03.2026\"",           "day",        "invalid-date")]
    [InlineData("clicks",      "day",        "\"1999-12-31\"",           "day",        "invalid-date")]
    [InlineData("clicks",      "day",        "\"2026-03-25\"",           "day",        "date-in-future")]
    [InlineData("clicks",      "day",        "20260316",                 "day",        "invalid-date")]
    [InlineData("clicks",      "day",        "{}",                       "day",        "invalid-type")]
    [InlineData("impressions", "reportedAt", "\"2026-03-24T06:00:00Z\"", "reportedAt", "time-in-future")]
    [InlineData("impressions", "reportedAt", "null",                     "reportedAt", "missing-field")]
    [InlineData("impressions", "reportedAt", "\"2026-03-17T03:00\"",     "reportedAt", "invalid-time")]
    public async Task DayTotal_IsRefused_WhenItsFieldIs(string measure, string field, string value, string named, string code) => await Refused(
        measure,
        With("""{"source":"google-ads","channel":"bad","day":"2026-03-16","value":1,"amount":"1.00","currency":"EUR","reportedAt":"2026-03-17T03:00:00Z"}""", field, value),
        422, code, named);

    [Theory]
    [InlineData("reach",  "",                                             "from", "missing-field")]
    [InlineData("reach",  "\"from\":\"2026-03-16\",",                     "to",   "missing-field")]
    [InlineData("reach",  "\"from\":\"2026-03-22\",\"to\":\"2026-03-16\",", "to", "invalid-date")]
    [InlineData("reach",  "\"from\":\"2025-03-01\",\"to\":\"2026-03-16\",", "to", "invalid-date")]
    [InlineData("reach",  "\"from\":\"2026-03-16\",\"to\":\"2026-03-32\",", "to", "invalid-date")]
    [InlineData("clicks", "\"from\":\"2026-03-16\",\"to\":\"2026-03-22\",", "day", "missing-field")]
    public async Task Range_IsRefused_WhenItIs(string measure, string range, string named, string code) => await Refused(
        measure,
        $$"""{"source":"google-ads","channel":"bad",{{range}}"value":1,"reportedAt":"2026-03-17T03:00:00Z"}""",
        422, code, named);

    [Theory]
    [InlineData("text/plain",                        Click)]
    [InlineData("application/xml",                   Click)]
    [InlineData("application/x-www-form-urlencoded", Click)]
    [InlineData("text/json",                         Click)]
    [InlineData("nonsense",                          Click)]
    [InlineData(null,                                Click)]
    public async Task Type_IsRefused_WhenItIs(string? type, string body)
    {
        await app.Api.Channel("bad");

        var answer = await app.Api.Send(HttpMethod.Post, "/clicks", Api.Text(body, type));

        Refused(answer, 415, "wrong-content-type");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_IsRefused_WhenItIsLargerThanFourMebibytes(bool chunked)
    {
        var bytes = Encoding.UTF8.GetBytes("[" + Click + new string(' ', 5 * 1024 * 1024) + "]");
        using HttpContent content = chunked ? new StreamContent(new Unseekable(bytes)) : new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(Api.Json);

        Refused(await app.Api.Send(HttpMethod.Post, "/clicks", content), 413, "body-too-large");
    }

    [Theory]
    // The web server finds fault with these only while the body is read, each in its own way.
    [InlineData("ffffffffffffffff\r\n")]
    [InlineData("zz\r\n{}")]
    [InlineData("2\r\n{}{}\r\n")]
    public async Task Body_IsRefused_WhenItsChunksAre(string chunks)
    {
        using var client = new TcpClient { ReceiveTimeout = 20_000 };
        await client.ConnectAsync(app.Api.Address.Host, app.Api.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/clicks HTTP/1.1\r\nHost: localhost\r\nx-functions-key: {AppSettings.FunctionKey}\r\n" +
            $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}"));

        var answer = await new StreamReader(client.GetStream()).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"bad-request\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Api.Json)]
    [InlineData(Api.Lines)]
    public async Task Batch_IsRefused_WhenItHoldsMoreThanTenThousandItems(string type)
    {
        var items = Enumerable.Repeat("{}", 10_001);
        var body = type == Api.Json ? $"[{string.Join(',', items)}]" : string.Join('\n', items);

        Refused(await app.Api.Post("/clicks", body, type), 413, "batch-too-large");
    }

    [Fact]
    public async Task Text_IsRefused_WhenItsBytesAreNotUtf8()
    {
        await app.Api.Channel("bad");
        var bytes = Encoding.UTF8.GetBytes(Event("id", "\"?\""));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xff;
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(Api.Json);

        var answer = await app.Api.Send(HttpMethod.Post, "/clicks", content);

        Refused(answer, 422, "invalid-text");
    }

    [Theory]
    // A wrong method or route does not exist, as in Azure.
    [InlineData("GET",    "/clicks",                404)]
    [InlineData("PUT",    "/clicks",                404)]
    [InlineData("DELETE", "/figures/2026-W12",      404)]
    [InlineData("POST",   "/channels",              404)]
    [InlineData("PATCH",  "/channels/bad",          404)]
    [InlineData("POST",   "/nothing",               404)]
    [InlineData("GET",    "/webhooks/google-ads/google", 404)]
    public async Task Route_IsUnknown_WhenItIs(string method, string path, int status)
    {
        var answer = await app.Api.Send(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : Api.Text(Click, Api.Json));

        Assert.Equal(status, (int)answer.Status);
    }

    [Theory]
    [InlineData("POST", "/clicks")]
    [InlineData("POST", "/reach")]
    [InlineData("GET",  "/figures/2026-W12")]
    [InlineData("GET",  "/channels")]
    [InlineData("GET",  "/reports/2026-W12/anna")]
    [InlineData("PUT",  "/channels/bad")]
    [InlineData("DELETE", "/plans/none")]
    public async Task Key_IsAskedFor_WhenItIsMissingOrWrong(string method, string path)
    {
        foreach (var key in new[] { null, "", "wrong", AppSettings.FunctionKey + "x" })
        {
            var answer = await app.Api.Send(new HttpMethod(method), path, method == "GET" ? null : Api.Text(Click, Api.Json), key);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        }
    }

    [Fact]
    public async Task MasterKey_IsAskedFor_WhenATimerIsFired()
    {
        var answer = await app.Api.Send(HttpMethod.Post, "/admin/functions/SendDueReports", Api.Text("{}", Api.Json), AppSettings.FunctionKey);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    private async Task Refused(string measure, string body, int status, string code, string? field = null)
    {
        await app.Api.Channel("bad");

        var answer = await app.Api.Post($"/{measure}", body);

        Refused(answer, status, code);
        if (status == 422)
        {
            var items = answer.Body.GetProperty("items").EnumerateArray().ToList();
            Assert.Equal(answer.Body.GetProperty("received").GetInt32(), answer.Body.GetProperty("rejected").GetInt32());
            Assert.All(items, i => Assert.Equal(("rejected", code), (i.GetProperty("outcome").GetString(), i.GetProperty("code").GetString())));
            Assert.All(items, i => Assert.NotEqual("", i.GetProperty("message").GetString()));
            Assert.Equal(field ?? items[0].GetProperty("field").GetString(), items[0].GetProperty("field").GetString());
        }
    }

    internal static void Refused(Answer answer, int status, string code)
    {
        Assert.True((int)answer.Status == status && answer.Type == "application/problem+json", answer.ToString());
        Assert.Equal(code, answer.Code);
        Assert.Equal($"/api/problems/{code}", answer.Body.GetProperty("type").GetString());
        Assert.Equal(status, answer.Body.GetProperty("status").GetInt32());
        Assert.NotEqual("", answer.Body.GetProperty("title").GetString());
        Assert.NotEqual("", answer.Body.GetProperty("detail").GetString());
    }

    private static string Text(string text) => $"\"{text}\"";

    /// <summary>The last of two properties of one name counts.</summary>
    private static string With(string item, string field, string value) => $"{item[..^1]},\"{field}\":{value}}}";

    /// <summary>Content of unknown length is sent in chunks.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
