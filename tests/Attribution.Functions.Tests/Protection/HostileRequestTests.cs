#pragma warning disable format // The columns of tables stay aligned.
using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Attribution.Functions.Documentation;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What no honest sender sends, to every route, also one that is added tomorrow: it is refused by name, within seconds, in an answer that is protected.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class HostileRequestTests(AppFixture app)
{
    private const int AtOnce = 4;
    private const int BadRequest = 400;
    private const int ServerError = 500;

    private static readonly string[] HostileTexts =
    [
        new('a', 1_500), "%00", "%0D%0AX-Injected:%20yes", "a%7Cb", "a%2Fb", "..%2F..%2Fetc", "%2E%2E", "%27%20or%201%20eq%201", "%C3%28", "%F0%9F%90%A6", "%E2%80%AE", "%23%3F%25", "9999999999999999999999", "-1", "2026-W99", "%20",
    ];

    [Fact]
    public async Task Bodies_AreRefusedByName_OnEveryRoute()
    {
        await HostileRoute.SetUp(app.Api);

        // One route after the other: of files two are imported at a time, and a third is put off.
        var cases = from body in HostileBody.All from route in HostileRoute.All select (route, body);
        var (wrong, sent) = (new ConcurrentBag<string>(), 0);

        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, ct) =>
        {
            if (one.body.Make(one.route) is not { } content)
            {
                return;
            }

            using var request = Request(one.route.Method, one.route.Path, content);
            using var answer = await app.Api.Send(request);
            var status = (int)answer.StatusCode;
            var isExpected = one.body.Statuses.Contains(status) || (one.route.IsForeign && status is 400 or 401);
            if (!isExpected || !IsProtected(answer) || !Says(await answer.Content.ReadAsStringAsync(ct), one.route.IsForeign ? "message" : "detail"))
            {
                wrong.Add($"{one.route.Route}, {one.body.What}: {status} {await Start(answer)}");
            }

            Interlocked.Increment(ref sent);
        });

        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order(StringComparer.Ordinal)));
        Assert.True(sent > 400, $"{sent} requests are fewer than there are.");
    }

    [Fact]
    public async Task PathsAndQueries_AreNeverOurFault_OnEveryRoute()
    {
        var (wrong, sent) = (new ConcurrentBag<string>(), 0);
        var cases = from route in FunctionRoute.All.Select(route => route.Route)
                    from place in Places(route)
                    from text in HostileTexts
                    select (Method: new HttpMethod(route.Split(' ')[0]), Path: place(text));

        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, ct) =>
        {
            var hasBody = one.Method == HttpMethod.Post || one.Method == HttpMethod.Put;
            using var request = Request(one.Method, one.Path, hasBody ? Api.Text("{}", Api.Json) : null);
            using var answer = await app.Api.Send(request);
            var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));

            // What is no path (NUL), or another one once it is shortened (dots), never gets as far as a function: the web server says so, without a word.
            var isOfServer = body.Length == 0 && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest;
            var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" && Says(body, "detail");
            if (status >= ServerError || (!isOfServer && ((status >= BadRequest && !isProblem && !IsOwn(one.Path)) || !IsProtected(answer))) || answer.Headers.Contains("X-Injected"))
            {
                wrong.Add($"{one.Method} {one.Path[..Math.Min(one.Path.Length, 90)]}: {status} {await Start(answer)}");
            }

            Interlocked.Increment(ref sent);
        });

        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order(StringComparer.Ordinal)));
        Assert.True(sent > 1_000, $"{sent} requests are fewer than there are.");
    }

    [Theory]
    //           line                 text                         status  code
    [InlineData("day,cost\n\"",       "aaaaaaaaaaaaaaaaaaaaaaaaa", 400,    "malformed-csv")] // A quote that is never closed: a line of a megabyte and more.
    [InlineData("day,cost\n",         "aaaaaaaaaaaaaaaaaaaaaaaaa", 400,    "malformed-csv")]
    [InlineData("",                   "aaaaaaaaaaaaaaaaaaaaaaaaa", 422,    "missing-column")] // Not even a header.
    [InlineData("\u001f\u008b\u0008", "\0\0\0\0\0\0\0\0\0\0\0\0",  415,    "compressed-body")]
    public async Task File_IsRefused_WhenItsLineNeverEnds(string line, string text, int status, string code)
    {
        await app.Api.Channel("hostile");
        var body = System.Text.Encoding.Latin1.GetBytes(line + string.Concat(Enumerable.Repeat(text, 1_500_000 / text.Length)));

        foreach (var path in new[] { "/imports/csv?channel=hostile&source=hostile", "/imports/crm-leads-csv?source=hostile" })
        {
            using var content = new ByteArrayContent(path.Contains("crm", StringComparison.Ordinal) ? System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(body).Replace("day,cost", "lead,kind,at", StringComparison.Ordinal)) : body);
            content.Headers.TryAddWithoutValidation("Content-Type", "text/csv");
            var answer = await app.Api.Send(HttpMethod.Post, path, content);
            Assert.True((int)answer.Status == status && answer.Code == code, $"{path}: {answer}");
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        // As it is written: nothing is decoded or shortened on the way.
        var address = new Uri(app.Api.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("x-functions-key", AppSettings.MasterKey);
        request.Headers.Add("Origin", AppSettings.Origin);
        return request;
    }

    /// <summary>Every place in a route's address that holds a text: a part of its path, or a parameter of its query that the description names.</summary>
    private static IEnumerable<Func<string, string>> Places(string route)
    {
        var parts = route.Split(' ')[1].Split('/');
        var plain = "/api" + string.Join('/', parts.Select(part => part.StartsWith('{') ? "hostile-none" : part));
        foreach (var place in Enumerable.Range(0, parts.Length).Where(place => parts[place].StartsWith('{')))
        {
            yield return text => "/api" + string.Join('/', parts.Select((part, other) => other == place ? text : part.StartsWith('{') ? "hostile-none" : part));
        }

        foreach (var query in DocumentedRoute.All[route].Queries)
        {
            yield return text => $"{plain}?{query}={text}";
        }
    }

    /// <summary>Senders are answered in their own terms, readers by a page.</summary>
    private static bool IsOwn(string path) => path.StartsWith("/api/webhooks/", StringComparison.Ordinal) || path.StartsWith("/api/dashboard/mine", StringComparison.Ordinal);

    private static bool Says(string body, string member)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty(member).GetString() is { Length: > 0 };
    }

    private static bool IsProtected(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-Content-Type-Options", out var sniff) && sniff.Single() == "nosniff"
        && answer.Headers.TryGetValues("Referrer-Policy", out var referrer) && referrer.Single() == "no-referrer"
        && answer.Headers.CacheControl is { NoStore: true };

    private static async Task<string> Start(HttpResponseMessage answer) =>
        $"{answer.Headers.CacheControl} {string.Concat((await answer.Content.ReadAsStringAsync()).Take(200))}";
}
