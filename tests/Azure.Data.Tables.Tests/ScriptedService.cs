using System.Net;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Tests;

/// <summary>A service that gives prepared answers and keeps what it was sent. The last answer repeats.</summary>
internal sealed class ScriptedService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public List<(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body)> Requests { get; } = [];

    public static HttpResponseMessage NoContent() => new(HttpStatusCode.NoContent) { Headers = { { "ETag", "W/\"1\"" } } };

    public static HttpResponseMessage Busy() => Error(HttpStatusCode.ServiceUnavailable, "ServerBusy", "The server is busy.");

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message) => new(status)
    {
        Content = new StringContent($$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""", null, "application/json"),
    };

    public static HttpResponseMessage Dropped() => throw new HttpRequestException("The connection was dropped.");

    /// <summary>Options that lead here, with retries as by default but without the waits.</summary>
    public TableClientOptions Options() => new()
    {
        Transport = new HttpClientTransport(this),
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method.Method, request.RequestUri!.PathAndQuery, headers, body));
        var answer = answers[Math.Min(Requests.Count, answers.Length) - 1]();
        answer.RequestMessage = request;
        return answer;
    }
}
