using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>All timer functions, from the start of the host to its stop.</summary>
internal sealed class TimerListeners(
    IReadOnlyList<TimerFunction> timers, StorageConnections connections, HostIdentity identity, FunctionRunner runner,
    EmbeddedHostOptions options, HostDrain drain, ILoggerFactory loggers) : IHostedService
{
    private const string Container = "azure-webjobs-hosts";
    private readonly ILogger logger = loggers.CreateLogger("Host.Timers");
    private Task ticking = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (timers.Count > 0)
        {
            var container = connections.Blobs(StorageConnections.Default).GetBlobContainerClient(Container);
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            ticking = Task.WhenAll(timers.Select(t => Task.Run(Listener(t, container).Run, CancellationToken.None)));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => ticking.WaitAsync(cancellationToken);

    private TimerListener Listener(TimerFunction timer, BlobContainerClient container) =>
        new(timer, new SingletonLease(container, identity.Id, timer.Function.Name, options, logger),
            new ScheduleMonitor(container, identity.Id), runner, options, drain, logger);
}
