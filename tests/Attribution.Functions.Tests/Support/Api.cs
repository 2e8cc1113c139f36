using System.Net;
using System.Text;
using System.Text.Json;

namespace Attribution.Functions.Tests.Support;

/// <summary>Speaks to the app as a sender would.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";
    private const string KeyHeader = "x-functions-key";

    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>For what a proper client would not send.</summary>
    public Uri Address => address;

    public void Dispose() => http.Dispose();

    public Task<Answer> Get(string path, string? key = AppSettings.FunctionKey) => Send(HttpMethod.Get, path, null, key);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Put(string path, string body) => Send(HttpMethod.Put, path, Text(body, Json));

    public Task<Answer> Post(string path, string body, string type = Json) => Send(HttpMethod.Post, path, Text(body, type));

    /// <summary>What only whoever has the master key may ask for.</summary>
    public Task<Answer> PostAsMaster(string path, string body = "") => Send(HttpMethod.Post, path, Text(body, Json), AppSettings.MasterKey);

    /// <summary>Fires a timer function, or runs a queue function for one message, by hand.</summary>
    public Task<Answer> Run(string function) =>
        Send(HttpMethod.Post, $"/admin/functions/{function}", Text("{}", Json), AppSettings.MasterKey);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, string? key = AppSettings.FunctionKey)
    {
        // Built by hand, because a path is sometimes what the test is about.
        using var request = new HttpRequestMessage(method, path.StartsWith("/admin", StringComparison.Ordinal) ? path : "/api" + path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add(KeyHeader, key);
        }

        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A request whose headers, or the answer's, are what the test is about.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    /// <summary>Puts a channel whose own counts are the truth of every measure, and that no platform reports for.</summary>
    public async Task Channel(string id, string extra = "") =>
        Assert.True((await Put($"/channels/{id}", $$"""{"name":"{{id}}"{{extra}}}""")).IsSuccess);

    /// <summary>Puts a connection with its secrets; <paramref name="id"/> is in its address.</summary>
    public async Task Connection(string id, string platform, string channel, params (string Kind, string Value)[] secrets) =>
        await Connection(id, $$"""{"platform":"{{platform}}","name":"{{id}}","channel":"{{channel}}"}""", secrets);

    public async Task Connection(string id, string body, params (string Kind, string Value)[] secrets)
    {
        var answer = await Put($"/connections/{id}", body);
        Assert.True(answer.IsSuccess, answer.ToString());
        foreach (var (kind, value) in secrets)
        {
            answer = await Put($"/connections/{id}/secrets/{kind}", $$"""{"value":"{{value}}"}""");
            Assert.True(answer.IsSuccess, answer.ToString());
        }
    }

    /// <summary>Delivers as a platform would: without a key of ours, with headers of its own.</summary>
    public Task<Answer> Deliver(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", Json);
        foreach (var (name, value) in headers)
        {
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return Send(HttpMethod.Post, "/webhooks" + path, content, key: null);
    }

    /// <summary>Sends one item or a batch, which has to be taken in.</summary>
    public async Task<JsonElement> Sends(string measure, string body, string type = Json)
    {
        var answer = await Post($"/{measure}", body, type);
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    public async Task<Figures> Figures(string week = "2026-W12")
    {
        var answer = await Get($"/figures/{week}");
        Assert.True(answer.IsSuccess, answer.ToString());
        return new Figures(answer.Body);
    }

    public static HttpContent Text(string body, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }
}

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Type, byte[] Bytes)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Body => JsonDocument.Parse(Bytes).RootElement;

    public string? Code => Type == "application/problem+json" ? Body.GetProperty("code").GetString() : null;

    public override string ToString() => $"{(int)Status} {Type} {Text}";
}
