namespace Attribution.Functions.Webhooks;

/// <summary>
/// What was read, for a few seconds. Whoever misses something may look again, but not more than once a second: what strangers send
/// must not become reads of the store.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
internal sealed class Remembered<T>(TimeProvider clock, Func<CancellationToken, Task<T>> read)
    where T : class
#pragma warning restore CA1001
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Entry? last;
    private int generation;

    /// <summary>What is known; with <paramref name="fresh"/> at most a second old, else at most ten.</summary>
    public async Task<T> Get(bool fresh, CancellationToken ct)
    {
        if (Recent(fresh) is { } known)
        {
            return known;
        }

        await reading.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Recent(fresh) is { } readMeanwhile)
            {
                return readMeanwhile;
            }

            var (readAt, before) = (clock.GetTimestamp(), Volatile.Read(ref generation));
            var value = await read(ct).ConfigureAwait(false);
            last = before == Volatile.Read(ref generation) ? new Entry(value, readAt) : null;
            return value;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Reads again next time, also when a reading is under way that may be too old.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        last = null;
    }

    private T? Recent(bool fresh) => last is { } known && clock.GetElapsedTime(known.ReadAt) < (fresh ? LeastPause : Freshness) ? known.Value : null;

    private sealed record Entry(T Value, long ReadAt);
}
