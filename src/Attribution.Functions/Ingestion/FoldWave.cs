using Attribution.Functions.Messages;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Ingestion;

/// <summary>The requests of a short while, and the partitions that they write to.</summary>
/// <param name="outbox">Where it announces them.</param>
/// <param name="held">How many events a partition held when this process last wrote there: whoever folds it must not stop short of them.</param>
internal sealed class FoldWave(OutboxStore outbox, Func<EventPartition, long?> held)
{
    private readonly Lock gate = new();
    private readonly OutboxTicket ticket = outbox.Open();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Partitions of this wave, each with the writing of its announcement.</summary>
    private readonly Dictionary<EventPartition, Task> announcements = [];
    private readonly HashSet<EventPartition> written = [];
    private HashSet<EventPartition> gathering = [];
    private Task last = Task.CompletedTask;
    private Task? next;

    /// <summary>Requests that have not left yet; one more for the wave itself while it is open.</summary>
    private int members = 1;

    /// <summary>Where its requests write.</summary>
    public IReadOnlyCollection<EventPartition> Written => written;

    /// <summary>Completes when nobody else should come in.</summary>
    public Task Closed => closed.Task;

    /// <summary>Ends the gathering early.</summary>
    public void Close() => closed.TrySetResult();

    /// <summary>A request comes in.</summary>
    /// <param name="partitions">Where it is about to write.</param>
    /// <param name="foreseen">Where others will write a moment later: announced with it when it announces anything, so that those need not wait.</param>
    /// <returns>Completes when all its partitions are announced. Whatever comes of it, the request must leave.</returns>
    public Task Join(IReadOnlyCollection<EventPartition> partitions, Func<IEnumerable<EventPartition>> foreseen)
    {
        Interlocked.Increment(ref members);
        lock (gate)
        {
            written.UnionWith(partitions);
            var waits = new HashSet<Task>();
            var mustAnnounce = false;
            foreach (var partition in partitions)
            {
                mustAnnounce |= Announce(partition, out var announcement);
                if (!announcement.IsCompletedSuccessfully)
                {
                    waits.Add(announcement);
                }
            }

            if (mustAnnounce)
            {
                foreach (var partition in foreseen())
                {
                    Announce(partition, out _);
                }
            }

            return waits.Count == 0 ? Task.CompletedTask : Task.WhenAll(waits);
        }
    }

    /// <summary>What a request disposes of when it leaves.</summary>
    public IDisposable Share() => new Membership(this);

    /// <summary>A request has written, or failed to.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref members) == 0)
        {
            left.TrySetResult();
        }
    }

    /// <summary>Nobody comes in any more: waits until all have left, and asks for the folding.</summary>
    public async Task Deliver()
    {
        Leave();
        await left.Task.ConfigureAwait(false);

        // An announcement that nobody waits for any longer may still be under way.
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        List<EventPartition> announced;
        lock (gate)
        {
            announced = [.. written.Where(partition => announcements[partition].IsCompletedSuccessfully)];
        }

        await outbox.Deliver(ticket, [.. FoldEvents.For(announced, held)], CancellationToken.None).ConfigureAwait(false);
    }

    /// <returns>Whether the partition was not announced before.</returns>
    private bool Announce(EventPartition partition, out Task announcement)
    {
        if (announcements.TryGetValue(partition, out announcement!) && !announcement.IsFaulted)
        {
            return false;
        }

        gathering.Add(partition);
        announcements[partition] = announcement = next ??= last = AnnounceAfter(last);
        return true;
    }

    /// <summary>One row at a time; what comes in while it is written goes into the next.</summary>
    private async Task AnnounceAfter(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        HashSet<EventPartition> partitions;
        lock (gate)
        {
            (partitions, gathering, next) = (gathering, [], null);
        }

        await outbox.Announce(ticket, [.. FoldEvents.For(partitions)], CancellationToken.None).ConfigureAwait(false);
    }

    private sealed class Membership(FoldWave wave) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                wave.Leave();
            }
        }
    }
}
