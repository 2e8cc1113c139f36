using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Embedded.Admin;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Http;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker.Embedded.Logging;
using Microsoft.Azure.Functions.Worker.Embedded.Queues;
using Microsoft.Azure.Functions.Worker.Embedded.Timers;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Embedded.Hosting;

/// <summary>Puts the host together around what the application has registered.</summary>
internal static class HostAssembly
{
    public static IHost Build(
        WebApplicationBuilder web, string[] args, EmbeddedHostOptions options, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var json = HostJson.Read(options.ContentRoot, web.Configuration);
        var keys = FunctionKeys.Read(web.Configuration);
        var connections = new StorageConnections(web.Configuration, options);
        var functions = FunctionPlan.Make(web.Services, web.Configuration, options, json, keys, connections);

        AddLogging(web.Logging, new LogLevels(json));
        AddServer(web, ListenAddress.Read(args, web.Configuration), options);
        AddSerializer(web.Services);
        web.Services
            .AddSingleton(options)
            .AddSingleton(json)
            .AddSingleton(keys)
            .AddSingleton(connections)
            .AddSingleton(functions.All)
            .AddSingleton(functions.Queues)
            .AddSingleton(functions.Timers)
            .AddSingleton<HostIdentity>()
            .AddSingleton<HostDrain>()
            .AddSingleton(FunctionPipeline.Build(middleware))
            .AddSingleton<FunctionRunner>()
            .AddSingleton<HttpFunctions>()
            .AddSingleton<ManualRuns>()
            .AddSingleton<AdminEndpoints>()
            .AddHostedService(s => s.GetRequiredService<ManualRuns>())
            .AddHostedService<QueueListeners>()
            .AddHostedService<TimerListeners>()
            .AddHostedService<ReadyLine>();

        var app = web.Build();
        app.UseRouting();
        KnownEndpoint.UseNotFoundForTheRest(app);
        app.Services.GetRequiredService<HttpFunctions>().Map(app, functions.Triggered);
        app.Services.GetRequiredService<AdminEndpoints>().Map(app);
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging, LogLevels levels) =>
        logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter(levels.IsEnabled)
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            });

    private static void AddServer(WebApplicationBuilder web, string address, EmbeddedHostOptions options)
    {
        web.WebHost.UseKestrelCore().UseUrls(address).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
        });
        web.Services.AddRouting();

        // Services stop in reverse order: the server, the listeners, and only then what the application has registered for its functions.
        // The time beyond the drain is for giving back what was cancelled.
        web.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain + options.CancellationGrace + TimeSpan.FromSeconds(2));
    }

    private static void AddSerializer(IServiceCollection services)
    {
        services.AddOptions<JsonSerializerOptions>().Configure(json => json.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (worker, json) => worker.Serializer ??= new JsonObjectSerializer(json.Value));
    }
}
