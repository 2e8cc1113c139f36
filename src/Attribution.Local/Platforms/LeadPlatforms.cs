using System.Collections.Concurrent;
using System.Net;
using Attribution.Local.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attribution.Local.Platforms;

/// <summary>
/// Stands in for Meta's Graph and LinkedIn's interface, on loopback: answers who is behind the leads that the demo announces.
/// Like the real ones it wants a token, does not know every lead, and is too busy at times: for the first question each is asked.
/// </summary>
internal sealed class LeadPlatforms : IAsyncDisposable
{
    private readonly DemoData data;
    private readonly WebApplication server;
    private readonly ConcurrentDictionary<string, bool> wereBusy = new();
    private int told;
    private int refused;

    private LeadPlatforms(DemoData data)
    {
        this.data = data;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        server = builder.Build();
        server.Run(Answer);
    }

    /// <summary>Where Meta's Graph is found, with its version.</summary>
    public string Meta => $"{Address}/v25.0";

    /// <summary>Where LinkedIn's interface is found.</summary>
    public string LinkedIn => Address;

    /// <summary>Questions that were answered with a lead.</summary>
    public int Told => told;

    /// <summary>Questions that were answered otherwise.</summary>
    public int Refused => refused;

    private string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<LeadPlatforms> Start(DemoData data, CancellationToken ct)
    {
        var platforms = new LeadPlatforms(data);
        await platforms.server.StartAsync(ct).ConfigureAwait(false);
        return platforms;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task Answer(HttpContext context)
    {
        var (status, body) = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["v25.0", var id] => AnswerOfMeta(context.Request, id),
            ["rest", "leadFormResponses", var id] => AnswerOfLinkedIn(context.Request, id),
            _ => (HttpStatusCode.NotFound, "{}"),
        };
        Interlocked.Increment(ref status == HttpStatusCode.OK ? ref told : ref refused);
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private (HttpStatusCode Status, string Body) AnswerOfMeta(HttpRequest request, string id) =>
        request.Query["access_token"] != data.Secrets.MetaAccess ? (HttpStatusCode.Unauthorized, """{"error":{"type":"OAuthException","code":190}}""")
        : IsBusy("meta") ? (HttpStatusCode.ServiceUnavailable, """{"error":{"code":2,"is_transient":true}}""")
        : data.MetaLeads.TryGetValue(id, out var lead) ? (HttpStatusCode.OK, lead)
        : (HttpStatusCode.BadRequest, """{"error":{"type":"GraphMethodException","code":100,"error_subcode":33}}""");

    private (HttpStatusCode Status, string Body) AnswerOfLinkedIn(HttpRequest request, string id) =>
        request.Headers.Authorization != $"Bearer {data.Secrets.LinkedInAccess}" ? (HttpStatusCode.Unauthorized, "{}")
        : request.Headers["LinkedIn-Version"].Count != 1 || request.Headers["X-Restli-Protocol-Version"] != "2.0.0" ? (HttpStatusCode.BadRequest, "{}")
        : IsBusy("linkedin") ? (HttpStatusCode.TooManyRequests, "{}")
        : data.LinkedInLeads.TryGetValue(id, out var lead) ? (HttpStatusCode.OK, lead)
        : (HttpStatusCode.NotFound, "{}");

    private bool IsBusy(string platform) => wereBusy.TryAdd(platform, true);

    /// <summary>Ctrl-C is for the owner, who stops the app before what it depends on.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
