using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Telemetry;
using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Telemetry;

/// <summary>Asks every minute how many messages lie in the poison queues: one call per queue, and only where telemetry goes somewhere.</summary>
internal sealed partial class PoisonWatch(QueueServiceClient queues, TimeProvider clock, ILogger<PoisonWatch> logger) : BackgroundService
{
    private const int NotFound = 404;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
            {
                foreach (var queue in Outgoing.Queues)
                {
                    await Look(queue, stoppingToken).ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task Look(string queue, CancellationToken ct)
    {
        try
        {
            var properties = await queues.GetQueueClient($"{queue}-poison").GetPropertiesAsync(ct).ConfigureAwait(false);
            Instruments.PoisonFound(queue, properties.Value.ApproximateMessagesCount);
        }
        catch (RequestFailedException e) when (e.Status == NotFound)
        {
            // The queue comes with its first message.
            Instruments.PoisonFound(queue, 0);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e is RequestFailedException || StoreFailure.IsPassing(e)))
        {
            Log.NotFound(logger, queue);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Nobody knows how many messages lie in the poison queue of {Queue}.")]
        public static partial void NotFound(ILogger logger, string queue);
    }
}
