using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Attribution.Storage.Operations;

/// <summary>A message that could not be handled.</summary>
/// <param name="Id">Identifies it in its queue, see <see cref="FailureStore.IdOf"/>; copies of one message have the same.</param>
/// <param name="Text">The message.</param>
/// <param name="MovedAt">When it was moved to poison.</param>
public sealed record PoisonMessage(string Id, string Text, DateTimeOffset? MovedAt);

/// <summary>
/// Messages that failed too often. Nothing is lost here: what is looked at is hidden for a while and shown again, and what is taken out is deleted only after
/// that was done for which it was taken out. A crash in between shows it again by itself.
/// </summary>
public sealed class PoisonQueues(QueueServiceClient queues)
{
    private const string Suffix = "-poison";

    /// <summary>As many as the service hands out at once.</summary>
    private const int MostAtOnce = 32;

    /// <summary>How long what a walk has taken stays hidden if nobody shows it again; a walk takes less.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    /// <summary>About how many messages lie in the poison queue of a queue.</summary>
    public async Task<int> Depth(string queue, CancellationToken ct)
    {
        try
        {
            return (await Poison(queue).GetPropertiesAsync(ct).ConfigureAwait(false)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return 0;
        }
    }

    /// <summary>The first 32 messages of a poison queue, without touching them.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> Peek(string queue, CancellationToken ct)
    {
        try
        {
            var messages = await Poison(queue).PeekMessagesAsync(MostAtOnce, ct).ConfigureAwait(false);
            return [.. messages.Value.Select(message => Read(queue, message.Body, message.InsertedOn))];
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Puts a message into the poison queue of a queue, in the place of one that must not stay as it is.</summary>
    public async Task Put(string queue, string message, CancellationToken ct) =>
        await Poison(queue).SendMessageAsync(BinaryData.FromString(message), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: ct).ConfigureAwait(false);

    /// <summary>Shows every message of a poison queue once. Nobody else sees them meanwhile.</summary>
    /// <param name="queue">The queue whose messages failed.</param>
    /// <param name="handle">Says of each message whether it is to be deleted; what has to be done before that is done by then.</param>
    /// <param name="ct">Stops between messages; what was not deleted is shown again.</param>
    public async Task Walk(string queue, Func<PoisonMessage, Task<bool>> handle, CancellationToken ct)
    {
        var poison = Poison(queue);
        var kept = new Dictionary<string, QueueMessage>(StringComparer.Ordinal);
        try
        {
            while (await Take(poison, ct).ConfigureAwait(false) is { Length: > 0 } messages)
            {
                // Before the first is handled: a failure shows all of them again. What has been seen was shown again by somebody else.
                var unseen = messages.Where(message => kept.TryAdd(message.MessageId, message)).ToList();
                if (unseen.Count == 0)
                {
                    return;
                }

                foreach (var message in unseen)
                {
                    if (await handle(Read(queue, message.Body, message.InsertedOn)).ConfigureAwait(false))
                    {
                        await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, ct).ConfigureAwait(false);
                        kept.Remove(message.MessageId);
                    }
                }
            }
        }
        finally
        {
            foreach (var message in kept.Values)
            {
                await Show(poison, message).ConfigureAwait(false);
            }
        }
    }

    private QueueClient Poison(string queue) => queues.GetQueueClient(queue + Suffix);

    private static async Task<QueueMessage[]> Take(QueueClient poison, CancellationToken ct)
    {
        try
        {
            return (await poison.ReceiveMessagesAsync(MostAtOnce, Hidden, ct).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private static async Task Show(QueueClient poison, QueueMessage message)
    {
        try
        {
            await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 404)
        {
            // Gone, or shown to somebody else already.
        }
    }

    private static PoisonMessage Read(string queue, BinaryData body, DateTimeOffset? movedAt)
    {
        var text = body.ToString();
        return new PoisonMessage(FailureStore.IdOf(queue, text), text, movedAt);
    }
}
