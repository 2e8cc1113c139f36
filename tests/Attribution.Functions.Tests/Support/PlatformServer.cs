using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Tests.Support;

/// <summary>Answers as Meta's Graph and LinkedIn would; per lead a test says what, one answer after the other, the last one for ever.</summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Body)>> answers = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private PlatformServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Status of an answer that never comes.</summary>
    public const int Hangs = 0;

    /// <summary>Every request: address and headers.</summary>
    public ConcurrentQueue<(string Url, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = new();

    public static async Task<PlatformServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new PlatformServer(builder.Build());
        server.app.Run(server.Answer);
        await server.app.StartAsync();
        return server;
    }

    public void Answers(string lead, params (int Status, string Body)[] inTurn) => answers[lead] = new(inTurn);

    public int Asked(string lead) => Requests.Count(r => r.Url.Contains($"/{lead}?", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        Requests.Enqueue((context.Request.GetEncodedPathAndQuery(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        var lead = context.Request.Path.Value!.Split('/')[^1];
        if (!answers.TryGetValue(lead, out var queue) || !queue.TryPeek(out var answer))
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (queue.Count > 1)
        {
            queue.TryDequeue(out _);
        }

        if (answer.Status == Hangs)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }
}
