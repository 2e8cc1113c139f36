using System.Collections.Concurrent;

namespace Attribution.Storage.Events;

/// <summary>
/// How much other processes write to the same partitions, as one process has met it. Where they do, it asks for the counter before it writes, which costs
/// one row instead of a transaction that fails, and lets its events gather for a while, so that processes take turns with large groups
/// instead of losing to each other with small ones. Nobody waits where nobody else writes.
/// </summary>
/// <param name="Pause">How long events gather before they are written, in milliseconds.</param>
internal readonly record struct Contest(double Pause)
{
    /// <summary>A few hundred events a second then go into a partition in a few transactions of each process; senders wait a tenth of a second.</summary>
    public const double MostPause = 100;

    private const double LeastPause = 20;
    private const double Calming = 0.95;

    /// <summary>Whether somebody else wrote lately.</summary>
    public bool IsOn => Pause > 0;

    /// <summary>After a group was written.</summary>
    /// <param name="lost">How often somebody else wrote first.</param>
    /// <param name="met">Whether somebody else has written since this process did.</param>
    public Contest After(int lost, bool met) => new(
        lost > 0 ? Math.Clamp(2 * Pause, LeastPause, MostPause)
        : met ? Math.Max(LeastPause, Pause * Calming)
        : Pause * Calming < LeastPause ? 0
        : Pause * Calming);
}

/// <summary>What is known of contests, by channel, day and shard: where others wrote to one slice of a day they write to the next.</summary>
internal sealed class Contests
{
    /// <summary>Far more than are written to at the same time.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<EventPartition, Contest> known = new();

    /// <summary>The contest for a partition.</summary>
    public Contest Of(EventPartition partition) => known.GetValueOrDefault(partition with { Slice = 0 });

    /// <summary>A group was written there.</summary>
    /// <param name="partition">Where.</param>
    /// <param name="lost">How often somebody else wrote first.</param>
    /// <param name="met">Whether somebody else has written since this process did.</param>
    public void Written(EventPartition partition, int lost, bool met)
    {
        var key = partition with { Slice = 0 };
        if (known.GetValueOrDefault(key).After(lost, met) is { IsOn: true } contest)
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[key] = contest;
        }
        else
        {
            known.TryRemove(key, out _);
        }
    }
}
