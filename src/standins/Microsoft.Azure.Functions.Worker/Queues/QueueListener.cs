using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>Fetches one function's messages: a batch whenever few enough are running.</summary>
internal sealed partial class QueueListener(
    QueueEndpoint endpoint, MessageProcessor processor, PollingDelay delay, QueuesOptions options, EmbeddedHostOptions host, HostDrain drain, ILogger logger)
{
    private readonly HashSet<Task> running = [];

    /// <summary>Ends when a stop was asked for and the last running function has ended.</summary>
    public async Task Run()
    {
        while (!drain.Stopping.IsCancellationRequested)
        {
            if (await Receive().ConfigureAwait(false) is { Length: > 0 } messages)
            {
                delay.Reset();
                await StartOrRelease(messages).ConfigureAwait(false);
                await UntilFewAreRunning().ConfigureAwait(false);
            }
            else
            {
                await Task.Delay(delay.Next(), drain.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <summary>Not cancelled by a stop: the service would hide the messages of an answer that nobody reads until their locks run out.</summary>
    private async Task<QueueMessage[]> Receive()
    {
        try
        {
            return (await endpoint.Queue.ReceiveMessagesAsync(options.BatchSize, host.MessageLock).ConfigureAwait(false)).Value;
        }
#pragma warning disable CA1031 // An outage of the service must not end the listener.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotReceived(logger, e, endpoint.Queue.Name);
            return [];
        }
    }

    private async Task StartOrRelease(QueueMessage[] messages)
    {
        if (drain.Stopping.IsCancellationRequested)
        {
            await Task.WhenAll(messages.Select(Release)).ConfigureAwait(false);
            return;
        }

        foreach (var message in messages)
        {
            running.Add(Task.Run(() => Process(message)));
        }
    }

    private async Task UntilFewAreRunning()
    {
        running.RemoveWhere(t => t.IsCompleted);
        while (running.Count > options.NewBatchThreshold)
        {
            await Task.WhenAny(running).ConfigureAwait(false);
            running.RemoveWhere(t => t.IsCompleted);
        }
    }

    private async Task Process(QueueMessage message)
    {
        try
        {
            await processor.Process(message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The message comes back when its lock runs out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotFinished(logger, e, message.MessageId, endpoint.Queue.Name);
        }
    }

    private async Task Release(QueueMessage message)
    {
        try
        {
            await endpoint.Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The message comes back when its lock runs out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotFinished(logger, e, message.MessageId, endpoint.Queue.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "No messages could be received from {Queue}.")]
        public static partial void NotReceived(ILogger logger, Exception failure, string queue);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Message {Message} of {Queue} could not be deleted or given back; it returns when its lock runs out.")]
        public static partial void NotFinished(ILogger logger, Exception failure, string message, string queue);
    }
}
