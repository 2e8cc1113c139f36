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

    /// <summary>Sending, noting and deleting a batch takes a few seconds; this is for a store that is slow.</summary>
    private static readonly TimeSpan LeastHidden = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LookedAt = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan MostHidden = TimeSpan.FromMinutes(10);

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

    /// <summary>
    /// Whether a message waits that was sent by a moment: one of the first 32 of its queue, which hands out the oldest first, or any in poison, where the time at which it was sent
    /// is not known any more. One that somebody is handling is not seen.
    /// </summary>
    public async Task<bool> AnyWait(string queue, DateTimeOffset sentBy, CancellationToken ct) =>
        await Depth(queue, ct).ConfigureAwait(false) > 0
            || (await queues.GetQueueClient(queue).PeekMessagesAsync(MostAtOnce, ct).ConfigureAwait(false)).Value.Any(message => message.InsertedOn <= sentBy);

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
    public Task Walk(string queue, Func<PoisonMessage, Task<bool>> handle, CancellationToken ct) => Walk(queue, TimeSpan.Zero, handle, ct);

    /// <summary>As above, by somebody who takes time.</summary>
    /// <param name="queue">The queue whose messages failed.</param>
    /// <param name="pauses">How long all pauses are together that are made on purpose.</param>
    /// <param name="handle">Says of each message whether it is to be deleted.</param>
    /// <param name="ct">Stops between messages.</param>
    public async Task Walk(string queue, TimeSpan pauses, Func<PoisonMessage, Task<bool>> handle, CancellationToken ct)
    {
        var poison = Poison(queue);
        var hidden = HiddenFor(await Depth(queue, ct).ConfigureAwait(false), pauses);
        var kept = new Dictionary<string, QueueMessage>(StringComparer.Ordinal);
        try
        {
            while (await Take(poison, hidden, ct).ConfigureAwait(false) is { Length: > 0 } messages)
            {
                // Before the first is handled: a failure shows all of them again. What has been seen was shown again meanwhile, and has another receipt.
                var unseen = messages.Where(message => !kept.ContainsKey(message.MessageId)).ToList();
                foreach (var message in messages)
                {
                    kept[message.MessageId] = message;
                }

                if (unseen.Count == 0)
                {
                    return;
                }

                foreach (var message in unseen)
                {
                    if (await handle(Read(queue, message.Body, message.InsertedOn)).ConfigureAwait(false))
                    {
                        await Delete(poison, kept[message.MessageId], ct).ConfigureAwait(false);
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

    /// <summary>
    /// How long what a walk has taken stays hidden if the process dies before it shows it again: about as long as the walk takes, because until then nobody sees
    /// it. Where a walk takes longer, a message may be handled twice, which changes nothing.
    /// </summary>
    internal static TimeSpan HiddenFor(int depth, TimeSpan pauses)
    {
        var walk = LeastHidden + pauses + (LookedAt * depth);
        return walk < MostHidden ? walk : MostHidden;
    }

    private static async Task Delete(QueueClient poison, QueueMessage message, CancellationToken ct)
    {
        try
        {
            await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 404)
        {
            // Gone, or shown to somebody else already, who will find that it is done.
        }
    }

    private QueueClient Poison(string queue) => queues.GetQueueClient(queue + Suffix);

    private static async Task<QueueMessage[]> Take(QueueClient poison, TimeSpan hidden, CancellationToken ct)
    {
        try
        {
            return (await poison.ReceiveMessagesAsync(MostAtOnce, hidden, ct).ConfigureAwait(false)).Value;
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
