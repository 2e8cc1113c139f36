using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>All queue functions: creates the queues, then listens until the host stops.</summary>
internal sealed class QueueListeners(
    IReadOnlyList<QueueEndpoint> endpoints, FunctionRunner runner, HostJson json, EmbeddedHostOptions options, HostDrain drain,
    IHostEnvironment environment, ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger logger = loggers.CreateLogger("Host.Queues");
    private Task listening = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(endpoints.Select(e => e.Queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken))).ConfigureAwait(false);
        listening = Task.WhenAll(endpoints.Select(e => Task.Run(Listener(e).Run, CancellationToken.None)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => listening.WaitAsync(cancellationToken);

    private QueueListener Listener(QueueEndpoint endpoint) =>
        new(endpoint, new MessageProcessor(endpoint, runner, json.Queues, options, logger),
            PollingDelay.For(json.Queues, environment), json.Queues, options, drain, logger);
}
