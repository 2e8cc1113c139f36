using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>A span as it was exported.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name);

/// <summary>Receives OTLP over HTTP, as a collector would, and keeps what came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;

    private Collector(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Every export as it came.</summary>
    public ConcurrentQueue<(string Path, byte[] Body)> Exports { get; } = new();

    public IEnumerable<Span> Spans => Messages("/v1/traces").Select(span => new Span(
        Convert.ToHexStringLower(span.Bytes(1)), Convert.ToHexStringLower(span.Bytes(2)), Convert.ToHexStringLower(span.Bytes(4)), Encoding.UTF8.GetString(span.Bytes(5))));

    /// <summary>Names of the metrics that were exported.</summary>
    public IEnumerable<string> Metrics => Messages("/v1/metrics").Select(metric => Encoding.UTF8.GetString(metric.Bytes(1))).Distinct();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.Run(collector.Receive);
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Exports.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }

    /// <summary>Of both kinds of export: resources, then scopes, then what was measured.</summary>
    private IEnumerable<Wire> Messages(string path) => Exports.Where(export => export.Path == path)
        .SelectMany(export => new Wire(export.Body).Nested(1)).SelectMany(resource => resource.Nested(2)).SelectMany(scope => scope.Nested(2));

    /// <summary>A message of Protocol Buffers, as far as it is needed here: fields of some length.</summary>
    private sealed class Wire
    {
        private readonly List<(int Field, byte[] Value)> fields = [];

        public Wire(byte[] message)
        {
            var at = 0;
            while (at < message.Length)
            {
                var tag = Number(message, ref at);
                switch (tag & 7)
                {
                    case 0:
                        Number(message, ref at);
                        break;
                    case 1:
                        at += 8;
                        break;
                    case 2:
                        var length = (int)Number(message, ref at);
                        fields.Add(((int)(tag >> 3), message[at..(at + length)]));
                        at += length;
                        break;
                    default:
                        at += 4;
                        break;
                }
            }
        }

        public byte[] Bytes(int field) => fields.FirstOrDefault(f => f.Field == field).Value ?? [];

        public IEnumerable<Wire> Nested(int field) => fields.Where(f => f.Field == field).Select(f => new Wire(f.Value));

        private static ulong Number(byte[] message, ref int at)
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = message[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
