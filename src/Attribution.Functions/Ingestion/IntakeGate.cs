using Attribution.Storage;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// How much is taken in at once. A store that is slow or down must cost the sender a 503, never this process its memory: what waits
/// is bounded in number and in bytes, and what does not fit is refused before its body is read.
/// </summary>
public sealed class IntakeGate
{
    /// <summary>Requests under way. With a healthy store that is what ten thousand a second amount to.</summary>
    public const int MostRequests = 600;

    /// <summary>Bodies under way: a body becomes about ten times its size while it is worked on.</summary>
    public const long MostBytes = 48 * 1024 * 1024;

    /// <summary>What a request without a stated length, and everything beside a body, is taken to weigh.</summary>
    private const long LeastBytes = 4 * 1024;

    private long bytes;
    private int requests;

    /// <summary>Lets a request in.</summary>
    /// <param name="length">Bytes of its body as stated; null when it does not say.</param>
    /// <returns>To be disposed of when the request is answered.</returns>
    /// <exception cref="StoreBusyException">Too much is under way.</exception>
    public IDisposable Enter(long? length)
    {
        // A chunked body may grow to the limit of bodies, but hardly ever does; it is taken for a sixteenth of it.
        var weight = LeastBytes + Math.Min(length ?? RequestBody.MostBytes / 16, RequestBody.MostBytes);
        var entry = new Entry(this, weight);
        if (Interlocked.Increment(ref requests) > MostRequests | Interlocked.Add(ref bytes, weight) > MostBytes)
        {
            entry.Dispose();
            throw new StoreBusyException("Too many requests wait for the store already.");
        }

        return entry;
    }

    private sealed class Entry(IntakeGate gate, long weight) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                Interlocked.Decrement(ref gate.requests);
                Interlocked.Add(ref gate.bytes, -weight);
            }
        }
    }
}
