using System.Collections.Concurrent;
using Azure.Storage.Queues;

namespace Attribution.Storage.Outbox;

/// <summary>Puts messages into queues, in the encoding that queue triggers expect.</summary>
public sealed class MessageSender(QueueServiceClient queues)
{
    private readonly ConcurrentDictionary<string, QueueClient> clients = new(StringComparer.Ordinal);

    /// <summary>Sends one message; it stays until it is handled.</summary>
    public Task Send(OutgoingMessage message, CancellationToken ct) => Send(message, TimeSpan.Zero, ct);

    /// <summary>Sends one message that nobody sees before some time has passed, at most seven days; it stays until it is handled.</summary>
    public async Task Send(OutgoingMessage message, TimeSpan after, CancellationToken ct) =>
        await clients.GetOrAdd(message.Queue, queues.GetQueueClient)
            .SendMessageAsync(BinaryData.FromString(message.Body), visibilityTimeout: after > TimeSpan.Zero ? after : null, timeToLive: TimeSpan.FromSeconds(-1), ct).ConfigureAwait(false);
}
