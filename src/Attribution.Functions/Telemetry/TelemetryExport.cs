using Attribution.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Attribution.Functions.Telemetry;

/// <summary>Sends metrics and traces to a collector, by OTLP. Whoever configures none has none of this in the process.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedLifecycleService, IDisposable
{
    /// <summary>The usual name of the setting; the others that begin with <c>OTEL_EXPORTER_OTLP_</c> hold as well.</summary>
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Which traces are recorded; all of them unless it says otherwise.</summary>
    public const string SamplerSetting = "OTEL_TRACES_SAMPLER";

    private const string Service = "attribution";

    /// <summary>In Azure and here, the activities of functions come from this source.</summary>
    private const string HostSource = "Microsoft.Azure.Functions.Worker";

    private TracerProvider? traces;
    private MeterProvider? metrics;

    /// <summary>Begins before the first function runs.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var tracing = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService(Service))
            .AddSource(Instruments.Name, HostSource)
            .AddOtlpExporter();
        if (string.IsNullOrEmpty(configuration[SamplerSetting]))
        {
            // The web server's own activity around each request is not recorded, because it knows the address; what stands below it is.
            tracing.SetSampler(new ParentBasedSampler(new AlwaysOnSampler(), localParentNotSampled: new AlwaysOnSampler()));
        }

        traces = tracing.Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService(Service))
            .AddMeter(Instruments.Name)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was measured last is sent at the end.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        (traces, metrics) = (null, null);
    }
}

/// <summary>Registers what telemetry needs.</summary>
internal static class TelemetryRegistration
{
    /// <summary>Nothing, unless a collector is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration[TelemetryExport.EndpointSetting])
            ? services
            : services.AddHostedService<TelemetryExport>().AddHostedService<PoisonWatch>();
}
