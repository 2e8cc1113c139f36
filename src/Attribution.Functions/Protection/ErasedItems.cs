using System.Security.Cryptography;
using Attribution.Functions.Messages;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Operations;
using Attribution.Storage.Parking;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>
/// What was put aside about somebody: deliveries that could not be used, which may hold anything that a form holds; messages in poison, into which somebody else's
/// program may have written anything; and sentences that may quote either: reasons of failures, and what operators asked for.
/// </summary>
public sealed class ErasedItems(ParkedStore parked, ParkedDeliveries deliveries, PoisonQueues poison, FailureStore failures, AuditStore audit)
{
    /// <summary>
    /// Removes every parked item and poisoned message that is about somebody, and says otherwise what may quote them. Messages of our own may name visitors by their
    /// pseudonyms, many in one: these are renamed, so that putting the message back does what it would have done.
    /// </summary>
    public async Task Remove(Erasure erasure, CancellationToken ct)
    {
        foreach (var item in await parked.All(ct).ConfigureAwait(false))
        {
            await Remove(item, Text(item) ?? "", erasure, ct).ConfigureAwait(false);
        }

        foreach (var queue in Outgoing.Queues)
        {
            await poison.Walk(queue, message => Remove(queue, message, erasure, ct), ct).ConfigureAwait(false);
        }

        await failures.Reword(erasure.MayBeAbout, FreeTexts.Instead, ct).ConfigureAwait(false);
        await audit.Reword(erasure.MayBeAbout, FreeTexts.Instead, ct).ConfigureAwait(false);
    }

    private async Task Remove(ParkedItem item, string text, Erasure erasure, CancellationToken ct)
    {
        var (isAbout, renamed) = (erasure.IsAbout(text) || erasure.MayBeAbout(item.Reason), erasure.Rename(text));
        if (!isAbout && item.Sealed is null && renamed != text)
        {
            await parked.Park(item.Origin, renamed, item.Reason, ct).ConfigureAwait(false);
        }

        if (isAbout || renamed != text)
        {
            await parked.Remove(item.Origin, item.Id, ct).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the message is to be taken out.</returns>
    private async Task<bool> Remove(string queue, PoisonMessage message, Erasure erasure, CancellationToken ct)
    {
        var (isAbout, renamed) = (erasure.IsAbout(message.Text), erasure.Rename(message.Text));
        if (!isAbout && renamed != message.Text)
        {
            await poison.Put(queue, renamed, ct).ConfigureAwait(false);
        }

        if (isAbout || renamed != message.Text)
        {
            await failures.Remove(queue, message.Id, ct).ConfigureAwait(false);
            return true;
        }

        return false;
    }

    private string? Text(ParkedItem item)
    {
        try
        {
            return item.Sealed is { } data ? deliveries.Open(item.Origin, item.Id, data) : item.Item;
        }
        catch (CryptographicException)
        {
            // Of a key that nobody has any longer: nobody can read it, us included.
            return null;
        }
    }
}
