using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class RoutingTests
{
    public enum Kind
    {
        Clicks = 1,
        Leads = 2,
    }

    [Theory]
    [InlineData("GET",    "/api/Plain",                                           200, "plain")]
    [InlineData("GET",    "/api/plain",                                           200, "plain")]
    [InlineData("POST",   "/api/Plain",                                           200, "plain")]
    [InlineData("GET",    "/Plain",                                               404, "")]
    [InlineData("GET",    "/api/nothing",                                         404, "")]
    [InlineData("GET",    "/",                                                    404, "")]
    // One method only: the others do not exist, as in Azure.
    [InlineData("GET",    "/api/texts/a%20b",                                     200, "a b")]
    [InlineData("POST",   "/api/texts/a",                                         404, "")]
    [InlineData("HEAD",   "/api/texts/a",                                         404, "")]
    // Route values by name.
    [InlineData("GET",    "/api/days/2026-03-01/leads/7/9000000000",              200, "2026-03-01 Leads 7 9000000000")]
    [InlineData("GET",    "/api/days/2026-03-01/Clicks/-7/1",                     200, "2026-03-01 Clicks -7 1")]
    [InlineData("GET",    "/api/days/2026-13-01/leads/7/1",                       400, "The route value 'day' is not a valid DateOnly.")]
    [InlineData("GET",    "/api/days/2026-03-01/7/7/1",                           400, "The route value 'kind' is not a valid Kind.")]
    [InlineData("GET",    "/api/days/2026-03-01/leads/x/1",                       400, "The route value 'number' is not a valid Int32.")]
    [InlineData("GET",    "/api/ids/0b6f9b5e-6a0a-4b52-9d0b-3a7a0e8d2c11",        200, "0b6f9b5e-6a0a-4b52-9d0b-3a7a0e8d2c11")]
    [InlineData("GET",    "/api/ids/none",                                        400, "The route value 'id' is not a valid Guid.")]
    // A constraint is part of the route.
    [InlineData("GET",    "/api/pages/3",                                         200, "page 3")]
    [InlineData("GET",    "/api/pages/three",                                     404, "")]
    // Optional and catch-all.
    [InlineData("GET",    "/api/optional",                                        200, "none")]
    [InlineData("GET",    "/api/optional/some",                                   200, "some")]
    [InlineData("GET",    "/api/files/a/b/c",                                     200, "a/b/c")]
    // What a function may return.
    [InlineData("GET",    "/api/result",                                          200, "\"minimal\"")]
    [InlineData("GET",    "/api/value",                                           200, "{\"name\":\"value\"}")]
    [InlineData("GET",    "/api/synchronous",                                     200, "synchronous")]
    [InlineData("GET",    "/api/marked",                                          200, "marked")]
    public async Task Request_IsAnswered_WhenRouteIs(string method, string path, int status, string content)
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions)));

        using var response = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        if (status == 200)
        {
            Assert.Equal(content, body);
        }
        else
        {
            Assert.Contains(content, body, StringComparison.Ordinal);
            Assert.Equal(content.Length == 0, body.Length == 0);
        }
    }

    [Fact]
    public async Task Conversion_IsAnsweredWithProblem_WhenRouteValueIsWrong()
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions)));

        using var response = await host.Client.GetAsync("/api/ids/none");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("",        "/Plain")]
    [InlineData("v1/data", "/v1/data/Plain")]
    public async Task RoutePrefix_IsUsed_WhenHostJsonSays(string prefix, string path)
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions))
        {
            HostJson = $$"""{ "version": "2.0", "extensions": { "http": { "routePrefix": "{{prefix}}" } } }""",
        });

        Assert.Equal("plain", await host.Client.GetStringAsync(path));
        using var other = await host.Client.GetAsync("/api/Plain");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task CustomHeaders_AreAdded_WhenFunctionHasNotSetThem()
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions))
        {
            HostJson = """{ "version": "2.0", "extensions": { "http": { "customHeaders": { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" } } } }""",
        });

        using var plain = await host.Client.GetAsync("/api/plain");
        Assert.Equal("nosniff", plain.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(plain.Headers.CacheControl!.NoStore);

        using var cached = await host.Client.GetAsync("/api/cached");
        Assert.Equal("public", cached.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Body_IsRefused_WhenLargerThanTheLimit()
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions)) { Options = o => o with { MaxRequestBodySize = 1000 } });

        using var accepted = await host.Client.PostAsync("/api/length", new ByteArrayContent(new byte[1000]));
        using var refused = await host.Client.PostAsync("/api/length", new ByteArrayContent(new byte[1001]));

        Assert.Equal("1000", await accepted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    public sealed record Named(string Name);

    public sealed record Marked([property: HttpResult] IActionResult Answer, string Other);

    public sealed class Functions
    {
        [Function("Plain")]
        public Task<IActionResult> Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Text(request.Path.HasValue ? "plain" : "");

        [Function("Texts")]
        public Task<IActionResult> Texts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "texts/{text}")] HttpRequest request, string text) =>
            Text(request.Method == "GET" ? text : "");

        [Function("Days")]
        public Task<IActionResult> Days(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "days/{day}/{kind}/{number}/{large}")] HttpRequest request,
            DateOnly day, Kind kind, int number, long large, FunctionContext context) =>
            Text(context.GetHttpContext() == request.HttpContext ? $"{day:O} {kind} {number} {large}" : "another context");

        [Function("Ids")]
        public Task<IActionResult> Ids([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ids/{id}")] HttpRequest request, Guid id) => Text($"{id}{request.QueryString}");

        [Function("Pages")]
        public Task<IActionResult> Pages([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{page:int}")] HttpRequest request, int page) => Text($"page {page}{request.QueryString}");

        [Function("Optional")]
        public Task<IActionResult> Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{text?}")] HttpRequest request, string? text) =>
            Text((text ?? "none") + request.QueryString);

        [Function("Files")]
        public Task<IActionResult> Files([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) => Text(path + request.QueryString);

        [Function("Cached")]
        public Task<IActionResult> Cached([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cached")] HttpRequest request)
        {
            request.HttpContext.Response.Headers.CacheControl = "public";
            return Text("cached");
        }

        [Function("Length")]
        public async Task<IActionResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request, CancellationToken ct)
        {
            try
            {
                using var copy = new MemoryStream();
                await request.Body.CopyToAsync(copy, ct);
                return new ContentResult { Content = $"{copy.Length}" };
            }
            catch (BadHttpRequestException e)
            {
                return new StatusCodeResult(e.StatusCode);
            }
        }

        [Function("Result")]
        public Task<IResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request) =>
            Task.FromResult(Results.Json("minimal" + request.QueryString));

        [Function("Value")]
        public Task<Named> Value([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "value")] HttpRequest request) => Task.FromResult(new Named("value" + request.QueryString));

        [Function("Synchronous")]
        public IActionResult Synchronous([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "synchronous")] HttpRequest request) =>
            new ContentResult { Content = "synchronous" + request.QueryString };

        [Function("Marked")]
        public Marked Mark([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "marked")] HttpRequest request) =>
            new(new ContentResult { Content = "marked" + request.QueryString }, "not shown");

        private static Task<IActionResult> Text(string text) => Task.FromResult<IActionResult>(new ContentResult { Content = text });
    }
}
