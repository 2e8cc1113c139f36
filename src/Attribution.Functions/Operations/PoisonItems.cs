using Attribution.Functions.Messages;
using Attribution.Storage.Operations;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Operations;

/// <summary>Messages in poison, beside what is known of their failures.</summary>
public sealed class PoisonItems(PoisonQueues poison, FailureStore failures, MessageSender sender, TimeProvider clock)
{
    /// <summary>Whether a queue is one of ours.</summary>
    public static bool IsQueue(string queue) => Outgoing.Queues.Contains(queue, StringComparer.Ordinal);

    /// <summary>The first messages of a queue's poison, and about how many there are.</summary>
    public async Task<(int Depth, IReadOnlyList<PoisonView> Items)> Of(string queue, CancellationToken ct)
    {
        var messages = await poison.Peek(queue, ct).ConfigureAwait(false);
        if (messages.Count == 0)
        {
            return (await poison.Depth(queue, ct).ConfigureAwait(false), []);
        }

        var known = await failures.Of(queue, ct).ConfigureAwait(false);
        return (await poison.Depth(queue, ct).ConfigureAwait(false), [.. messages.Select(message => PoisonView.Of(message, known.GetValueOrDefault(message.Id)))]);
    }

    /// <summary>One message with its text; null when it is not there.</summary>
    public async Task<(PoisonView View, string Message)?> Find(string queue, string id, CancellationToken ct)
    {
        PoisonMessage? found = (await poison.Peek(queue, ct).ConfigureAwait(false)).FirstOrDefault(message => message.Id == id);
        if (found is null)
        {
            await poison.Walk(queue, message =>
            {
                found = message.Id == id ? message : found;
                return Task.FromResult(false);
            }, ct).ConfigureAwait(false);
        }

        return found is null ? null : (PoisonView.Of(found, await failures.Find(queue, id, ct).ConfigureAwait(false)), found.Text);
    }

    /// <summary>Puts messages back into their queue; each is taken out of poison after it was sent. Its history stays.</summary>
    /// <returns>Those that were, or would be.</returns>
    public Task<IReadOnlyList<PoisonView>> Replay(string queue, AskedItems asked, CancellationToken ct) => Each(queue, asked, async message =>
    {
        await sender.Send(new OutgoingMessage(queue, message.Text), ct).ConfigureAwait(false);
        await failures.NoteReplay(queue, message.Id, ct).ConfigureAwait(false);
        await Task.Delay(TimeSpan.FromSeconds(1) / asked.PerSecond, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>Deletes messages, and what is known of them.</summary>
    /// <returns>Those that were, or would be.</returns>
    public Task<IReadOnlyList<PoisonView>> Drop(string queue, AskedItems asked, CancellationToken ct) =>
        Each(queue, asked, message => failures.Remove(queue, message.Id, ct), ct);

    private async Task<IReadOnlyList<PoisonView>> Each(string queue, AskedItems asked, Func<PoisonMessage, Task> handle, CancellationToken ct)
    {
        var (known, now, meant) = (await failures.Of(queue, ct).ConfigureAwait(false), clock.GetUtcNow(), new List<PoisonView>());
        await poison.Walk(queue, asked.IsDryRun ? TimeSpan.Zero : TimeSpan.FromSeconds(1) * asked.Most / asked.PerSecond, async message =>
        {
            var view = PoisonView.Of(message, known.GetValueOrDefault(message.Id));
            if (meant.Count >= asked.Most || !asked.Match(view.Id, view.Reason ?? "", view.LastAt ?? view.MovedAt, now))
            {
                return false;
            }

            meant.Add(view);
            if (asked.IsDryRun)
            {
                return false;
            }

            await handle(message).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return meant;
    }
}
