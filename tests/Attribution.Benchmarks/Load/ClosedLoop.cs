using System.Diagnostics;

namespace Attribution.Benchmarks.Load;

/// <summary>What came of a load.</summary>
/// <param name="Events">Rows or events that were acknowledged.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Milliseconds">How long each request took, in ascending order.</param>
internal sealed record LoadResult(long Events, double Seconds, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Events / Seconds;

    public double Percentile(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[(int)Math.Min(Milliseconds.Count - 1, share * Milliseconds.Count)];
}

/// <summary>A number of senders, each of which sends its next request when the answer to the last one is there.</summary>
internal static class ClosedLoop
{
    /// <summary>Runs for a time, or until enough requests were sent.</summary>
    /// <param name="concurrency">Number of senders.</param>
    /// <param name="duration">No request begins after this time.</param>
    /// <param name="send">Sends request number so-and-so, from 0; returns how many events it brought.</param>
    /// <param name="most">No more requests than this.</param>
    public static Task<LoadResult> Run(int concurrency, TimeSpan duration, Func<long, Task<int>> send, long most = long.MaxValue) =>
        Run(concurrency, duration, (_, number) => send(number), most);

    /// <param name="concurrency">Number of senders.</param>
    /// <param name="duration">No request begins after this time.</param>
    /// <param name="send">As above, with the number of the sender in front.</param>
    /// <param name="most">No more requests than this.</param>
    public static async Task<LoadResult> Run(int concurrency, TimeSpan duration, Func<int, long, Task<int>> send, long most = long.MaxValue)
    {
        var (next, events) = (-1L, 0L);
        var watch = Stopwatch.StartNew();
        async Task<List<double>> Sender(int sender)
        {
            var latencies = new List<double>();
            long number;
            while (watch.Elapsed < duration && (number = Interlocked.Increment(ref next)) < most)
            {
                var began = Stopwatch.GetTimestamp();
                Interlocked.Add(ref events, await send(sender, number));
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return latencies;
        }

        // Each sender on the pool from its first request on: building a request must not delay the others.
        var all = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(sender => Task.Run(() => Sender(sender))));
        var seconds = watch.Elapsed.TotalSeconds;
        return new LoadResult(events, seconds, [.. all.SelectMany(l => l).Order()]);
    }
}
