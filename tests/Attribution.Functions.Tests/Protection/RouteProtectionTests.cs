using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Attribution.Functions.Documentation;
using Attribution.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What holds for every route, also for one that is added tomorrow.</summary>
[Collection(SalesAppCollection.Name)]
public sealed partial class RouteProtectionTests(AppFixture app)
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    private static IEnumerable<(string Method, string Route)> Routes => typeof(AttributionRegistration).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute)))
        .SelectMany(method => method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>())
        .SelectMany(trigger => trigger.Methods!.Select(method => (method.ToUpperInvariant(), trigger.Route!)));

    [Theory]
    [InlineData(AppSettings.MasterKey)]
    [InlineData(null)]
    public async Task Answers_AreProtected_OnEveryRoute(string? key)
    {
        var wrong = new List<string>();
        foreach (var (method, route) in Routes)
        {
            using var response = await Send(method, route, key, new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")));
            if (Header(response, "X-Content-Type-Options") != "nosniff" || Header(response, "Referrer-Policy") != "no-referrer" || response.Headers.CacheControl is not { NoStore: true }
                || (response.Content.Headers.ContentType?.MediaType == "text/html" && !Header(response, "Content-Security-Policy").StartsWith("default-src 'none'", StringComparison.Ordinal)))
            {
                wrong.Add($"{method} {route}: {(int)response.StatusCode} {string.Join("; ", response.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Bodies_AreNotRead_WhereNoneIsAskedFor()
    {
        var wrong = new List<string>();
        var body = new byte[FiveMegabytes];
        foreach (var (method, route) in Routes.Where(route => route.Method is "POST" or "PUT" && !RequestForm.All.ContainsKey($"{route.Method} /{route.Route}")))
        {
            using var response = await Send(method, route, AppSettings.MasterKey, new ByteArrayContent(body));
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity))
            {
                wrong.Add($"{method} {route}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Deliveries_AreRefused_BeyondTheRate()
    {
        await app.Api.Connection("protect-rate", "google-ads", "google-form", ("key", "protect-rate-key"));
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();

        await Parallel.ForAsync(0, 3_000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) => answers.Add((await app.Api.Deliver("/google-ads/protect-rate", "{}"u8.ToArray())).Status));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.True(answers.Count(answer => answer == HttpStatusCode.Unauthorized) >= 500, string.Join(", ", answers.GroupBy(a => a).Select(a => $"{a.Key} {a.Count()}")));
    }

    private Task<HttpResponseMessage> Send(string method, string route, string? key, HttpContent content)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/api/" + Placeholder().Replace(route, "protect-none")) { Content = method is "GET" or "DELETE" or "OPTIONS" ? null : content };
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return app.Api.Send(request);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
