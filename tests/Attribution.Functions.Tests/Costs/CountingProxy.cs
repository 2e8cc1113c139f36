using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Tests.Costs;

/// <summary>Stands before one storage service, hands every request on as it is, and counts those that Azure would bill.</summary>
internal sealed partial class CountingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> HopByHop = new(["Host", "Connection", "Keep-Alive", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseProxy = false });
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly Func<HttpMethod, Uri, byte[], string> kindOf;
    private readonly Uri service;
    private readonly WebApplication app;

    private CountingProxy(WebApplication app, Uri service, Func<HttpMethod, Uri, byte[], string> kindOf) => (this.app, this.service, this.kindOf) = (app, service, kindOf);

    /// <summary>Takes the place of the service's address, account included.</summary>
    public Uri Address => new($"{app.Urls.Single()}{service.AbsolutePath}");

    /// <summary>Calls by kind since the beginning.</summary>
    public IReadOnlyDictionary<string, int> Calls => calls;

    /// <summary>Rows that were read or written, by table; of a transaction each of its own.</summary>
    public IReadOnlyDictionary<string, int> Rows => rows;

    /// <param name="service">Address of the service, account included.</param>
    /// <param name="kindOf">What a call is, from its method, address and answer.</param>
    public static async Task<CountingProxy> Start(Uri service, Func<HttpMethod, Uri, byte[], string> kindOf)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new CountingProxy(builder.Build(), service, kindOf);
        proxy.app.Run(proxy.HandOn);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HandOn(HttpContext context)
    {
        // To the letter: the address is part of what is signed.
        var target = new Uri(
            service.GetLeftPart(UriPartial.Authority) + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        request.Content = body.Length > 0 || context.Request.ContentLength is not null ? new ByteArrayContent(body.ToArray()) : null;
        foreach (var header in context.Request.Headers.Where(h => !HopByHop.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        var content = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        calls.AddOrUpdate(kindOf(request.Method, target, content), 1, (_, known) => known + 1);
        CountRows(target, body.ToArray(), content);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(h => !HopByHop.Contains(h.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        if (content.Length > 0)
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private void CountRows(Uri address, byte[] asked, byte[] answer)
    {
        if (address.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal))
        {
            foreach (Match row in RowOfTransaction().Matches(Encoding.UTF8.GetString(asked)))
            {
                rows.AddOrUpdate(row.Groups["table"].Value, 1, (_, known) => known + 1);
            }
        }
        else if (Table().Match(address.AbsolutePath) is { Success: true } table)
        {
            // A query answers rows; a point read or a write is one, found or not.
            rows.AddOrUpdate(table.Groups["table"].Value, Answered(answer), (_, known) => known + Answered(answer));
        }

        static int Answered(byte[] text) => Math.Max(1, Etag().Count(Encoding.UTF8.GetString(text)));
    }

    [GeneratedRegex(@"^(POST|PUT|PATCH|MERGE|DELETE) \S+?/(?<table>[A-Za-z]+)(\(\S*)? HTTP", RegexOptions.Multiline)]
    private static partial Regex RowOfTransaction();

    [GeneratedRegex(@"/(?<table>[A-Z][A-Za-z]+)(\(|$)")]
    private static partial Regex Table();

    [GeneratedRegex("\"odata\\.etag\"")]
    private static partial Regex Etag();
}
