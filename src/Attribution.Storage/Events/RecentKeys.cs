namespace Attribution.Storage.Events;

/// <summary>
/// The keys of about the last million events that are in the store, in sixteen megabytes that never grow: a repetition that comes
/// within minutes of its original, or hours where little happens, is told without asking the store. A key is forgotten for a newer one, never wrong.
/// </summary>
internal sealed class RecentKeys
{
    // With four, one key in a thousand was pushed out within three minutes at a thousand events a second; with eight, none in an hour.
    private const int Ways = 8;
    private const int Locks = 64;

    private readonly UInt128[] keys;
    private readonly byte[] oldest;
    private readonly Lock[] locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];

    /// <param name="buckets">A power of two; eight keys each.</param>
    public RecentKeys(int buckets = 1 << 17)
    {
        keys = new UInt128[buckets * Ways];
        oldest = new byte[buckets];
    }

    public bool Contains(UInt128 key)
    {
        var bucket = Bucket(key);
        lock (locks[bucket % Locks])
        {
            return keys.AsSpan(bucket * Ways, Ways).Contains(key);
        }
    }

    public void Add(UInt128 key)
    {
        var bucket = Bucket(key);
        lock (locks[bucket % Locks])
        {
            var place = keys.AsSpan(bucket * Ways, Ways);
            if (!place.Contains(key))
            {
                place[oldest[bucket]] = key;
                oldest[bucket] = (byte)((oldest[bucket] + 1) % Ways);
            }
        }
    }

    /// <summary>Keys are digests: any of their bits are as good as others.</summary>
    private int Bucket(UInt128 key) => (int)((ulong)key & (ulong)(oldest.Length - 1));
}
