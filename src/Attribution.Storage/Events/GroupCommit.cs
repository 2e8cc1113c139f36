using System.Diagnostics;
using Attribution.Storage.Telemetry;

namespace Attribution.Storage.Events;

/// <summary>
/// Lets events of concurrent requests that fall into one partition travel in one transaction. Each partition has one writer at a
/// time; what arrives while it writes waits for its next transaction, so groups grow by themselves when the store is the
/// bottleneck, and a lone event never waits for company.
/// </summary>
/// <param name="commit">Writes a group; when it returns, every event of the group is settled.</param>
/// <param name="contests">Where other processes write too, events gather for a while before each transaction.</param>
/// <remarks>
/// Bounded in memory: beyond <see cref="MostPending"/> events nothing more is taken. Bounded in wait: a caller is told after
/// <see cref="MostWait"/> that the store is busy, and at once when transactions have stopped ending. Its events may be recorded all the same, which sending them again finds out.
/// </remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
internal sealed class GroupCommit(Func<EventPartition, IReadOnlyList<PendingEvent>, Task> commit, Contests contests)
#pragma warning restore CA1001
{
    /// <summary>A transaction holds 100 rows, one of which is the counter.</summary>
    public const int MostEvents = 99;

    /// <summary>About ten seconds of what one instance can write.</summary>
    public const int MostPending = 50_000;

    /// <summary>Well above what a healthy store ever takes, and below what senders wait for.</summary>
    public static readonly TimeSpan MostWait = TimeSpan.FromSeconds(8);

    /// <summary>With so many events waiting, and no transaction that ended for so long, the store is out of order.</summary>
    private const int ManyPending = 500;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>More transactions at once do not make a store faster; they only make groups smaller.</summary>
    public const int MostTransactions = 16;

    private readonly Dictionary<EventPartition, Queue<PendingEvent>> waiting = [];
    private readonly SemaphoreSlim transactions = new(MostTransactions);

    /// <summary>Batches in order of their coming. One timer watches all of them: one for each would cost more than the rest of a group's way.</summary>
    private readonly Queue<PendingEvents> watched = new();
    private bool isWatching;
    private int pending;
    private long lastEnded = Stopwatch.GetTimestamp();

    /// <summary>Events that wait for the store, those under way included.</summary>
    public int Pending => Volatile.Read(ref pending);

    /// <summary>Records events with their counter.</summary>
    /// <exception cref="StoreBusyException">Too many events wait already, or these waited too long.</exception>
    public async Task<IReadOnlyList<Recorded>> Record(EventPartition partition, PendingEvents batch, IReadOnlyList<PendingEvent> events, CancellationToken ct)
    {
        if (Enqueue(partition, batch, events) is { } queue)
        {
            // A writer serves whoever comes: it must not die with the request that happened to start it.
            _ = Task.Run(() => Write(partition, queue), CancellationToken.None);
        }

        try
        {
            return await batch.Completion.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            batch.Abandon();
            throw;
        }
    }

    /// <returns>The partition's queue when it needs a writer; null when it has one.</returns>
    private Queue<PendingEvent>? Enqueue(EventPartition partition, PendingEvents batch, IReadOnlyList<PendingEvent> events)
    {
        lock (waiting)
        {
            if (pending + events.Count > MostPending || (pending >= ManyPending && Stopwatch.GetElapsedTime(lastEnded) > LongestSilence))
            {
                throw new StoreBusyException($"{pending} events wait for the store already.");
            }

            if (pending == 0)
            {
                lastEnded = Stopwatch.GetTimestamp();
            }

            pending += events.Count;
            watched.Enqueue(batch);
            if (!isWatching)
            {
                isWatching = true;
                _ = Watch();
            }

            var hasWriter = waiting.TryGetValue(partition, out var queue);
            if (!hasWriter)
            {
                waiting[partition] = queue = new Queue<PendingEvent>(events.Count);
            }

            foreach (var one in events)
            {
                queue!.Enqueue(one);
            }

            return hasWriter ? null : queue;
        }
    }

    private async Task Write(EventPartition partition, Queue<PendingEvent> queue)
    {
        while (true)
        {
            if (contests.Of(partition) is { IsOn: true } contest && Waiting(queue) < MostEvents)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(contest.Pause)).ConfigureAwait(false);
            }

            await transactions.WaitAsync().ConfigureAwait(false);
            try
            {
                if (Take(partition, queue) is not { } group)
                {
                    return;
                }

                Instruments.GroupTaken(group.Count, group[0].Batch.Since);
                await Commit(partition, group).ConfigureAwait(false);
                lock (waiting)
                {
                    pending -= group.Count;
                    lastEnded = Stopwatch.GetTimestamp();
                }
            }
            finally
            {
                transactions.Release();
            }
        }
    }

    private int Waiting(Queue<PendingEvent> queue)
    {
        lock (waiting)
        {
            return queue.Count;
        }
    }

    /// <returns>The next group; null when the partition needs no writer any more.</returns>
    private List<PendingEvent>? Take(EventPartition partition, Queue<PendingEvent> queue)
    {
        lock (waiting)
        {
            var group = new List<PendingEvent>(Math.Min(queue.Count, MostEvents));
            while (group.Count < MostEvents && queue.TryDequeue(out var next))
            {
                if (next.Batch.IsAbandoned)
                {
                    pending--;
                }
                else
                {
                    group.Add(next);
                }
            }

            if (group.Count > 0)
            {
                return group;
            }

            waiting.Remove(partition);
            return null;
        }
    }

    private async Task Commit(EventPartition partition, List<PendingEvent> group)
    {
        try
        {
            await commit(partition, group).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was, those who wait learn it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var one in group)
            {
                one.Batch.Fail(e);
            }
        }
    }

    /// <summary>Tells those who have waited too long, as long as anybody waits.</summary>
    private async Task Watch()
    {
        var isOver = false;
        while (!isOver)
        {
            await Task.Delay(BetweenLooks).ConfigureAwait(false);
            lock (waiting)
            {
                while (watched.TryPeek(out var oldest) && (oldest.IsOver || Stopwatch.GetElapsedTime(oldest.Since) > MostWait))
                {
                    watched.Dequeue();
                    if (!oldest.IsOver)
                    {
                        oldest.Fail(new StoreBusyException("The store takes too long."));
                    }
                }

                isOver = watched.Count == 0;
                isWatching = !isOver;
            }
        }
    }
}
