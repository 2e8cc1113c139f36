#pragma warning disable format // The columns of tables stay aligned.
using System.Net;
using System.Net.Http.Headers;
using Attribution.Domain.Catalog;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Catalog;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Touches;

/// <summary>Touches from the pages of a site: anonymous, by origin.</summary>
[Collection(AppCollection.Name)]
public sealed class SiteTests(AppFixture app) : IAsyncLifetime
{
    private const string Path = "/api/touches/site-1";
    private const string Visit = """{"id":"visit","occurredAt":"2026-03-16T09:00:00Z","utm_source":"partner","utm_medium":"x"}""";

    public async Task InitializeAsync()
    {
        await app.Api.Channel("site-own");
        await app.Api.Channel("site-partner");
        var catalog = new CatalogStore(new TableServiceClient(app.Azurite.ConnectionString), TimeProvider.System);
        await catalog.Put("site-1", Connection("site-1", "web"), default);
        await catalog.Put("site-form", Connection("site-form", "google-ads"), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    //           path                       origin                                status
    [InlineData(Path,                       AppSettings.Origin,                   200)]
    [InlineData(Path,                       "https://shop.example.com:8443",      200)]
    [InlineData(Path,                       "https://shop.example.com",           403)]
    [InlineData(Path,                       "http://www.example.com",             403)]
    [InlineData(Path,                       "https://WWW.example.com",            403)]
    [InlineData(Path,                       "https://www.example.com.evil.test",  403)]
    [InlineData(Path,                       "null",                               403)]
    [InlineData(Path,                       null,                                 403)]
    [InlineData("/api/touches/no-such",     AppSettings.Origin,                   404)]
    [InlineData("/api/touches/site-form",   AppSettings.Origin,                   404)]
    [InlineData("/api/touches/Not%20an%20id", AppSettings.Origin,                 404)]
    [InlineData("/api/touches",             AppSettings.Origin,                   401)]
    public async Task Visit_IsTaken_FromConfiguredOriginsAlone(string path, string? origin, int status)
    {
        using var answer = await Send(HttpMethod.Post, path, origin, Visit);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
        {
            Assert.Equal(origin, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }

        Assert.Equal(status != 401, answer.Headers.Vary.Contains("Origin"));
        Assert.Equal(status is 200 or 404, answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Path,           AppSettings.Origin,       204)]
    [InlineData("/api/touches", AppSettings.Origin,       204)]
    [InlineData(Path,           "https://other.test",     403)]
    [InlineData(Path,           null,                     403)]
    public async Task Preflight_IsAnswered_ForConfiguredOriginsAlone(string path, string? origin, int status)
    {
        using var answer = await Send(HttpMethod.Options, path, origin, null);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.Equal(status == 204, answer.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) && methods.Single() == "POST");
        Assert.Equal(status == 204, answer.Headers.Contains("Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task KeyedTouches_TellTheBrowserToo()
    {
        using var request = Request(HttpMethod.Post, "/api/touches", AppSettings.Origin, """{"source":"web","id":"keyed","occurredAt":"2026-03-16T09:00:00Z"}""");
        request.Headers.Add("x-functions-key", AppSettings.FunctionKey);

        using var answer = await app.Api.Send(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(AppSettings.Origin, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Site_DecidesChannelAndSource_AndStrangersInventNoCampaign()
    {
        await app.Api.Put("/campaigns/site-known", """{"name":"Known","channel":"site-own"}""");
        var before = await Credits();
        foreach (var (id, tags) in new[]
                 {
                     ("rule",    "\"utm_source\":\"Partner\",\"channel\":\"site-own\""),
                     ("default", "\"utm_source\":\"mailchimp\",\"channel\":\"no-such\",\"source\":\"NOT A SLUG\""),
                     ("made-up", "\"utm_source\":\"mailchimp\",\"utm_id\":\"made-up\",\"campaign\":\"made-up-too\""),
                     ("known",   "\"utm_source\":\"mailchimp\",\"utm_id\":\"site-known\""),
                 })
        {
            using var answer = await Send(HttpMethod.Post, Path, AppSettings.Origin, $$"""[{"id":"site-{{id}}","occurredAt":"2026-03-16T09:00:00Z","visitorId":"site-{{id}}",{{tags}}}]""");
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await app.Api.Sends("applications", $$$"""{"source":"web","id":"site-{{{id}}}","occurredAt":"2026-03-17T09:00:00Z","visitorId":"site-{{{id}}}","contact":{"email":"site-{{{id}}}@example.com"}}""");
        }

        await Eventually.Equal((before.Partner + 1, before.Own + 3), Credits);

        async Task<(decimal Partner, decimal Own)> Credits()
        {
            var figures = await app.Api.Figures();
            return (figures.Leads("site-partner"), figures.Leads("site-own"));
        }
    }

    [Theory]
    //           type                         body                        status
    [InlineData("text/plain;charset=UTF-8",   Visit,                      200)]
    [InlineData("application/json",           "[]",                       400)]
    [InlineData("text/plain",                 "visit",                    400)]
    [InlineData("text/html",                  Visit,                      415)]
    [InlineData("application/x-ndjson",       Visit,                      415)]
    [InlineData("application/json",           """{"id":"x"}""",           422)]
    [InlineData("application/json",           "101 items",                413)]
    [InlineData("application/json",           "65 KiB",                   413)]
    public async Task Body_IsReadAsJson_WithinLimits(string type, string body, int status)
    {
        body = body switch
        {
            "101 items" => $"[{string.Join(',', Enumerable.Repeat(Visit, 101))}]",
            "65 KiB" => Visit.Replace("partner", new string('x', 65 * 1024), StringComparison.Ordinal),
            _ => body,
        };

        using var answer = await Send(HttpMethod.Post, Path, AppSettings.Origin, body, type);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? origin, string? body, string type = Api.Json)
    {
        using var request = Request(method, path, origin, body, type);
        return await app.Api.Send(request);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? origin, string? body, string type = Api.Json)
    {
        var request = new HttpRequestMessage(method, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return request;
    }

    private static Connection Connection(string id, string platform) => new(
        id, platform, "Site", "site-own", "", new Dictionary<string, string>(), [new ChannelRule("partner", null, null, "site-partner")], new Dictionary<string, string>());
}
