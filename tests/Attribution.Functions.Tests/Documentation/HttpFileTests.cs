using System.Globalization;
using System.Text.Json;
using Attribution.Functions.Documentation;
using Attribution.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Documentation;

/// <summary>Whoever sends <c>api.http</c> from top to bottom has tried every route, and nothing surprised them.</summary>
[Collection(DocumentedApp.Name)]
public sealed class HttpFileTests(AppFixture app)
{
    [Fact]
    public void Routes_AreThoseOfTheFunctions() => Assert.Equal(
        FunctionRoute.All.Select(route => route.Route).Order(StringComparer.Ordinal),
        HttpFile.Requests.Select(RouteOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Keys_AreThoseThatTheFunctionAsksFor() => Assert.All(HttpFile.Requests, request => Assert.Equal(
        FunctionRoute.All.Single(route => route.Route == RouteOf(request)).Level switch
        {
            AuthorizationLevel.Anonymous => null,
            AuthorizationLevel.Admin => "{{master}}",
            _ => "{{key}}",
        },
        request.Headers.Where(header => header.Name == "x-functions-key").Select(header => header.Value).SingleOrDefault()));

    [Fact]
    public async Task Requests_AreAnsweredAsTheFileSays_InItsOrder()
    {
        var variables = new Dictionary<string, string>(HttpFile.Variables) { ["address"] = new Uri(app.Api.Address, "/api").ToString(), ["key"] = AppSettings.FunctionKey, ["master"] = AppSettings.MasterKey };
        var answers = new Dictionary<string, JsonElement>();
        var surprises = new List<string>();
        foreach (var asked in HttpFile.Requests)
        {
            var (status, text) = await Send(asked, variables, answers);
            if (!asked.Expects(status))
            {
                surprises.Add(string.Create(CultureInfo.InvariantCulture, $"{asked.Title} ({asked.Method} {asked.Address}): {status} {text}"));
            }
            else if (asked.Name is { } name)
            {
                answers[name] = JsonDocument.Parse(text).RootElement;
            }
        }

        Assert.True(surprises.Count == 0, string.Join(Environment.NewLine, surprises));
        await app.Settled();
    }

    private async Task<(int Status, string Text)> Send(HttpFileRequest asked, IReadOnlyDictionary<string, string> variables, Dictionary<string, JsonElement> answers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), HttpFile.Resolve(asked.Address, variables, answers));
        if (asked.Body.Length > 0)
        {
            request.Content = Api.Text(HttpFile.Resolve(asked.Body, variables, answers), type: null);
        }

        foreach (var (name, value) in asked.Headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, HttpFile.Resolve(value, variables, answers)) || request.Content!.Headers.TryAddWithoutValidation(name, value), name);
        }

        using var answer = await app.Api.Send(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The most exact route that the request fits: one whose fixed parts are the same, with as few parameters as can be.</summary>
    private static string RouteOf(HttpFileRequest request)
    {
        var parts = request.Path.Split('/');
        return FunctionRoute.All.Where(route => route.Method == request.Method && Fits(route.Path.Split('/'), parts)).OrderBy(route => route.Parameters.Count()).Select(route => route.Route).FirstOrDefault()
            ?? $"{request.Method} {request.Path} is no route";
    }

    private static bool Fits(string[] route, string[] path) => route.Length == path.Length && route.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
}
