namespace Attribution.Benchmarks.Scale;

/// <summary>What writing a sample took.</summary>
/// <param name="sample">The sample.</param>
/// <param name="from">From when on it is counted, in milliseconds.</param>
/// <param name="to">Until when.</param>
internal sealed class CommitOutcome(Sample sample, double from, double to)
{
    private readonly List<double> latencies = [];

    /// <summary>Rows, counters included, that were written, tried in vain or read, by partition.</summary>
    public Tally<int> Entities { get; } = new(from, to);

    /// <summary>Of these the rows of transactions that were refused, up to the one that was.</summary>
    public Tally<int> Vain { get; } = new(from, to);

    /// <summary>Of these the rows that were read.</summary>
    public Tally<int> Looked { get; } = new(from, to);

    /// <summary>Calls of the table service.</summary>
    public Tally<int> Calls { get; } = new(from, to);

    /// <summary>Transactions that succeeded, by partition.</summary>
    public Tally<int> Transactions { get; } = new(from, to);

    /// <summary>Transactions that were refused because somebody else had written, or an event was there already.</summary>
    public Tally<int> Failed { get; } = new(from, to);

    /// <summary>Events that were stored, by channel.</summary>
    public Tally<string> Stored { get; } = new(from, to);

    /// <summary>Events whose sender was told that the store is busy.</summary>
    public Tally<int> Refused { get; } = new(from, to);

    /// <summary>What each partition took in, in order of time.</summary>
    public List<(double At, int Rows, int Touches)>[] Growth { get; } = [.. sample.Partitions.Select(_ => new List<(double, int, int)>())];

    /// <summary>Tries of the group that lost most often.</summary>
    public int MostTries { get; private set; } = 1;

    /// <summary>Half of the requests took at most so long, from coming in to the last of their events; announcing them is not in it.</summary>
    public double MedianMilliseconds => Percentile(0.5);

    /// <summary>All but one in a hundred.</summary>
    public double P99Milliseconds => Percentile(0.99);

    /// <summary>Rows that are read one by one.</summary>
    public void Look(int partition, double at, int rows)
    {
        Calls.Add(partition, at, rows);
        Entities.Add(partition, at, rows);
        Looked.Add(partition, at, rows);
    }

    /// <param name="partition">Number of the partition.</param>
    /// <param name="at">When.</param>
    /// <param name="group">Its events.</param>
    /// <param name="failedAt">Which of its rows was refused, the counter being the first; null when all were written. The service works through the rows until then.</param>
    public void Transaction(int partition, double at, IReadOnlyCollection<Arrival> group, int? failedAt)
    {
        var rows = (failedAt ?? group.Count) + 1;
        Calls.Add(partition, at, 1);
        Entities.Add(partition, at, rows);
        if (failedAt is null)
        {
            Transactions.Add(partition, at, 1);
            Stored.Add(sample.Partitions[partition].Channel, at, group.Count);
            Growth[partition].Add((at, group.Count, group.Count(one => one.IsTouch)));
        }
        else
        {
            Failed.Add(partition, at, 1);
            Vain.Add(partition, at, rows);
        }
    }

    public void Tried(int lost, double at) => MostTries = at >= from && at < to ? Math.Max(MostTries, lost + 1) : MostTries;

    public void Refuse(int events, double at) => Refused.Add(0, at, events);

    public void Finished(double came, double at)
    {
        if (came >= from && came < to)
        {
            latencies.Add(at - came);
        }
    }

    private double Percentile(double share)
    {
        latencies.Sort();
        return latencies.Count == 0 ? 0 : latencies[(int)(share * (latencies.Count - 1))];
    }
}
