using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Attribution.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What holds for every route, also for one that is added tomorrow.</summary>
[Collection(SalesAppCollection.Name)]
public sealed partial class RouteProtectionTests(AppFixture app)
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    /// <summary>Routes that answer a body of five megabytes otherwise, and why.</summary>
    private static readonly Dictionary<string, HttpStatusCode[]> Unread = new(StringComparer.Ordinal)
    {
        ["POST touches/{connection}"] = [HttpStatusCode.Forbidden],                             // No page that may send.
        ["POST webhooks/{platform}/{connection}"] = [HttpStatusCode.NotFound],                  // No such sender.
        ["POST events/{id}/facts"] = [HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge],
        ["PUT connections/{id}/secrets/{kind}"] = [HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge],
        ["POST reports/{week}/revisions"] = [HttpStatusCode.UnprocessableEntity],               // No such week.
        ["POST leads/{id}/events"] = [HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge],
        ["POST imports/{format}"] = [HttpStatusCode.NotFound],                                  // No such format.
        ["POST operations/poison/{queue}/replay"] = [HttpStatusCode.NotFound],                  // None of the operations takes a body.
        ["POST operations/parked/{origin}/replay"] = [HttpStatusCode.NotFound],
        ["POST operations/rebuild"] = [HttpStatusCode.UnprocessableEntity],
        ["POST operations/reports/{week}/{marketer}/resend"] = [HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
        ["POST attribution/recompute"] = [HttpStatusCode.UnprocessableEntity],                  // Takes no body.
        ["POST plans/{marketer}/{period}/pay/close"] = [HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
    };

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
    public async Task Bodies_AreRefused_BeyondTheLimit_OnEveryRoute()
    {
        var wrong = new List<string>();
        var body = new byte[FiveMegabytes];
        Array.Fill(body, (byte)' ');
        foreach (var (method, route) in Routes.Where(route => route.Method is "POST" or "PUT"))
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(route.Contains("csv", StringComparison.Ordinal) ? "text/csv" : "application/json");
            using var response = await Send(method, route, AppSettings.MasterKey, content);
            HttpStatusCode[] usual = route.StartsWith("operations/", StringComparison.Ordinal)
                ? [HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge]
                : [HttpStatusCode.RequestEntityTooLarge];
            if (!Unread.GetValueOrDefault($"{method} {route}", usual).Contains(response.StatusCode))
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
