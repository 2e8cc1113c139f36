using Attribution.Functions.Ingestion;
using Attribution.Functions.Queue;
using Attribution.Functions.Tests.Support;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Exactness;

/// <summary>One instance of the app, as the program builds it, behind a network of its own.</summary>
internal sealed class Process : IAsyncDisposable
{
    private readonly RealHost host;

    public Process(IReadOnlyDictionary<string, string> settings, string connection)
    {
        Network = new UnreliableNetwork();
        var tables = new TableServiceClient(connection, new TableClientOptions
        {
            Transport = new HttpClientTransport(Network),
            Retry = { MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
        });
        host = RealHost.Build(settings, services => services.AddSingleton(tables));
        Intake = Get<MeasureIntake>();
        Announcer = Get<FoldAnnouncer>();
        Fold = host.Function<FoldEventsWhenRecorded>();
    }

    public UnreliableNetwork Network { get; }

    public MeasureIntake Intake { get; }

    public FoldAnnouncer Announcer { get; }

    public FoldEventsWhenRecorded Fold { get; }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Network.Dispose();
    }
}
