using System.Text;
using Attribution.Functions.Tests.Support;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>An app whose telemetry goes to a collector, and whose own code logs everything that it can.</summary>
public sealed class ObservedApp : IAsyncLifetime
{
    private readonly AzuriteFixture storage = new();
    private readonly string name = $"observed-{Environment.ProcessId}";
    private SmtpServer? smtp;
    private FunctionApp? app;
    private Collector? collector;

    internal Api Api => app!.Api;

    internal Collector Collector => collector!;

    internal Queues Queues => new(storage.Azurite);

    /// <summary>Everything that the app has logged so far.</summary>
    internal byte[] Log()
    {
        using var file = new FileStream(Path.Combine(AppContext.BaseDirectory, "logs", $"{name}.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Waits until the log holds a text.</summary>
    internal Task Logged(string text) => Eventually.Holds(() => Task.FromResult(Log().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0));

    public async Task InitializeAsync()
    {
        smtp = SmtpServer.Start();
        collector = await Collector.Start();
        await storage.InitializeAsync();
        var settings = AppSettings.For(storage.Azurite, smtp.Port);
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = "300";
        settings["OTEL_BSP_SCHEDULE_DELAY"] = "100";
        settings["AzureFunctionsJobHost__logging__logLevel__Function"] = "Debug";
        settings["AzureFunctionsJobHost__logging__logLevel__Attribution"] = "Debug";
        app = await FunctionApp.Start(name, settings);
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await storage.DisposeAsync();
        if (collector is not null)
        {
            await collector.DisposeAsync();
        }

        if (smtp is not null)
        {
            await smtp.DisposeAsync();
        }
    }
}
