using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>
/// Our hold on a received message: renewed until disposed, and the only one who knows the latest receipt.
/// </summary>
internal sealed partial class MessageLock : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly string id;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private readonly Task renewal;
    private string receipt;

    public MessageLock(QueueClient queue, QueueMessage message, TimeSpan duration, ILogger logger)
    {
        this.queue = queue;
        this.logger = logger;
        id = message.MessageId;
        receipt = message.PopReceipt;
        renewal = Renew(duration);
    }

    public Task Delete() => End(() => queue.DeleteMessageAsync(id, receipt));

    /// <summary>Gives the message back; it reappears after that time.</summary>
    public Task Release(TimeSpan visibleIn) => End(() => queue.UpdateMessageAsync(id, receipt, visibilityTimeout: visibleIn));

    public async ValueTask DisposeAsync()
    {
        await StopRenewal().ConfigureAwait(false);
        stop.Dispose();
    }

    /// <summary>A renewal in flight is awaited, not cancelled: it brings the receipt that the last call needs.</summary>
    private async Task StopRenewal()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await renewal.ConfigureAwait(false);
    }

    private async Task End(Func<Task> call)
    {
        await StopRenewal().ConfigureAwait(false);
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400)
        {
            // Somebody else has it by now, and will run it again.
            Log.Lost(logger, id, e.ErrorCode);
        }
    }

    private async Task Renew(TimeSpan duration)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(duration / 2, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                var update = await queue.UpdateMessageAsync(id, receipt, visibilityTimeout: duration).ConfigureAwait(false);
                receipt = update.Value.PopReceipt;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 400)
            {
                Log.Lost(logger, id, e.ErrorCode);
                return;
            }
#pragma warning disable CA1031 // An outage of the service may pass before the lock runs out.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.NotRenewed(logger, e, id);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The lock of message {Message} is lost, it may run again. Code: {Code}.")]
        public static partial void Lost(ILogger logger, string message, string? code);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The lock of message {Message} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception failure, string message);
    }
}
