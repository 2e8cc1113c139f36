using System.Collections.Concurrent;

namespace Attribution.Functions.Touches;

/// <summary>How many requests a site's visitors may send to this instance: what anybody can call, anybody can call too often.</summary>
public sealed class TouchRates(TimeProvider clock)
{
    private const double PerSecond = 100;
    private const double AtOnce = 500;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Whether one more request is taken.</summary>
    /// <param name="site">Id of a connection that exists.</param>
    public bool TryTake(string site)
    {
        var bucket = buckets.GetOrAdd(site, _ => new Bucket(AtOnce, clock.GetTimestamp()));
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Left = Math.Min(AtOnce, bucket.Left + (PerSecond * clock.GetElapsedTime(bucket.ReadAt, now).TotalSeconds));
            bucket.ReadAt = now;
            if (bucket.Left < 1)
            {
                return false;
            }

            bucket.Left--;
            return true;
        }
    }

    private sealed class Bucket(double left, long readAt)
    {
        public double Left { get; set; } = left;

        public long ReadAt { get; set; } = readAt;
    }
}
