using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>Runs a function for one message and decides what becomes of the message. The whole failure policy is here.</summary>
internal sealed partial class MessageProcessor(
    QueueEndpoint endpoint, FunctionRunner runner, QueuesOptions options, EmbeddedHostOptions host, ILogger logger)
{
    public async Task Process(QueueMessage message)
    {
        var held = new MessageLock(endpoint.Queue, message, host.MessageLock, logger);
        await using (held.ConfigureAwait(false))
        {
            // Above the limit: the process died each time before it could say so.
            if (endpoint.Poison is not null && message.DequeueCount > options.MaxDequeueCount)
            {
                await MoveToPoison(message, held).ConfigureAwait(false);
            }
            else if (await Succeeds(message).ConfigureAwait(false))
            {
                await held.Delete().ConfigureAwait(false);
            }
            else
            {
                await HandleFailure(message, held).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> Succeeds(QueueMessage message)
    {
        var incoming = new IncomingMessage(message, options.MessageEncoding);
        try
        {
            await runner.Run(new FunctionInvocation(endpoint.Function, $"message {message.MessageId} of {endpoint.Queue.Name}, try {message.DequeueCount}")
            {
                BindingData = QueueMetadata.Of(incoming),
                Features = features => features.Set(incoming),
            }).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // The runner has logged it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private Task HandleFailure(QueueMessage message, MessageLock held)
    {
        // With nowhere to put it, the message stays invisible until its lock runs out, so that it does not loop.
        return endpoint.Poison is null ? Task.CompletedTask
            : message.DequeueCount >= options.MaxDequeueCount ? MoveToPoison(message, held)
            : held.Release(options.VisibilityTimeout);
    }

    private async Task MoveToPoison(QueueMessage message, MessageLock held)
    {
        try
        {
            await endpoint.Poison!.SendMessageAsync(message.Body).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await endpoint.Poison!.CreateIfNotExistsAsync().ConfigureAwait(false);
            await endpoint.Poison.SendMessageAsync(message.Body).ConfigureAwait(false);
        }

        Log.Poisoned(logger, message.MessageId, endpoint.Queue.Name, message.DequeueCount, endpoint.Poison.Name);
        await held.Delete().ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Message {Message} of {Queue} was received {Count} times and is moved to {Poison}.")]
        public static partial void Poisoned(ILogger logger, string message, string queue, long count, string poison);
    }
}
