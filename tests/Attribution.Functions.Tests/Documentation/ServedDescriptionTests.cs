using System.Net;
using System.Text.Json.Nodes;
using Attribution.Benchmarks.Fuzz;
using Attribution.Functions.Documentation;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Documentation;

/// <summary>What the app says of itself over HTTP, and that it keeps to it.</summary>
[Collection(DocumentedApp.Name)]
public sealed class ServedDescriptionTests(AppFixture app)
{
    private const string Page = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task OpenApi_IsServedToAnybody_TheSameEachTime()
    {
        var (first, second) = (await app.Api.Get("/openapi.json", key: null), await app.Api.Get("/openapi.json", key: null));

        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.Status, first.Type));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(OpenApiDocument.Write(), first.Bytes);
    }

    [Fact]
    public async Task Fields_AreRequired_WhereTheDescriptionSaysSo()
    {
        await Prepare();
        var wrong = new List<string>();
        foreach (var sample in Corpus.All.DistinctBy(sample => sample.Route))
        {
            if (RequestForm.All.GetValueOrDefault(sample.Route) is not { Shape: BodyShape.Entry or BodyShape.Items } form || sample.ContentType != Api.Json || sample.Path.Contains("Rp4hc", StringComparison.Ordinal))
            {
                continue;
            }

            var body = JsonNode.Parse(sample.Body)!;
            var item = ((body as JsonArray)?[0] ?? body).AsObject();
            foreach (var field in form.Required)
            {
                if (await Missed(sample, item.Where(member => member.Key != field)) != field)
                {
                    wrong.Add($"{sample.Route}: {field} is said to be required, and is not");
                }
            }

            if (form.Shape == BodyShape.Entry && await Missed(sample, item.Where(member => form.Required.Contains(member.Key))) is { } more)
            {
                wrong.Add($"{sample.Route}: {more} is required, and not said to be");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Problem_IsExplained_AtTheAddressOfItsType()
    {
        var refused = await app.Api.Get("/figures/2026-W77");
        var type = refused.Body.GetProperty("type").GetString()!;
        Assert.StartsWith("/api/problems/", type, StringComparison.Ordinal);

        var explained = await app.Api.Get(type["/api".Length..], key: null);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (explained.Status, explained.Type));
        Assert.Equal(
            ("invalid-week", "Invalid week", "No ISO week between 2000 and 2100", "Ask for example for 2026-W12"),
            (Text(explained, "code"), Text(explained, "title"), Text(explained, "meaning"), Text(explained, "remedy")));
        Assert.Equal([422], explained.Body.GetProperty("statuses").EnumerateArray().Select(status => status.GetInt32()));
        Assert.Equal(refused.Body.GetProperty("title").GetString(), Text(explained, "title"));
    }

    [Fact]
    public async Task Problem_IsAPage_ToABrowser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/problems/unknown-channel") { Headers = { { "Accept", Page } } };

        using var answer = await app.Api.Send(request);

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<dd>PUT /channels/{id} first; the message names those that exist</dd>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown-problem")]
    [InlineData("%3Cscript%3E")]
    public async Task Problem_IsNotFound_WhenItsCodeIsUnknown(string code)
    {
        var answer = await app.Api.Get($"/problems/{code}", key: null);

        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (answer.Status, answer.Code));
        Assert.DoesNotContain("script", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryProblem_HasAStatusAMeaningAndARemedy() => Assert.All(DocumentedProblem.All.Values, problem =>
    {
        Assert.NotEmpty(problem.Statuses);
        Assert.NotEqual("", problem.Meaning);
        Assert.NotEqual("", problem.Remedy);
        Assert.DoesNotContain("](", problem.Meaning + problem.Remedy, StringComparison.Ordinal);
    });

    private static string? Text(Answer answer, string name) => answer.Body.GetProperty(name).GetString();

    private async Task Prepare()
    {
        await app.Api.Channel(Corpus.Channel);
        await app.Api.Connection(Corpus.Connection("web"), "web", Corpus.Channel);
        foreach (var route in (string[])["PUT /personas/{id}", "PUT /journey-stages/{id}", "PUT /marketers/{id}", "PUT /campaigns/{id}", "PUT /connections/{id}", "PUT /events/{id}"])
        {
            var sample = Corpus.All.First(s => s.Route == route);
            var answer = await app.Api.Put(sample.Path, System.Text.Encoding.UTF8.GetString(sample.Body));
            Assert.True(answer.IsSuccess, $"{route}: {answer}");
        }

        await app.Api.Sends("applications", System.Text.Encoding.UTF8.GetString(Corpus.All.First(s => s.Route == "POST /applications").Body));
    }

    /// <summary>The field that the app misses in an item; null for none.</summary>
    private async Task<string?> Missed(Sample sample, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var item = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        using var request = new HttpRequestMessage(new HttpMethod(sample.Method), "/api" + sample.Path) { Content = Api.Text(item.ToJsonString(), Api.Json) };
        request.Headers.Add("x-functions-key", AppSettings.MasterKey);
        request.Headers.Add("Origin", AppSettings.Origin);
        using var answer = await app.Api.Send(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.UnprocessableEntity && JsonNode.Parse(text) is JsonObject problem && problem["code"]!.GetValue<string>() is "missing-field" or "invalid-secret"
            ? (problem["field"] ?? problem["items"]?[0]?["field"])?.GetValue<string>()
            : null;
    }
}
