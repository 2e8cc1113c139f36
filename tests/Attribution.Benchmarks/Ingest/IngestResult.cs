namespace Attribution.Benchmarks.Ingest;

/// <summary>All repetitions of all parts.</summary>
internal sealed record IngestResult(
    IngestOptions Options, IReadOnlyList<Measurement> Raw, IReadOnlyList<Measurement> Naive, IReadOnlyList<Measurement> Batches,
    IReadOnlyList<Measurement> Singles, RequestCounts Requests, long EventsChecked)
{
    /// <summary>Batches of events per second, by raw rows in transactions per second.</summary>
    public double CeilingRatio => Rate(Batches).Median / Rate(Raw).Median;

    /// <summary>Single events per second, by single inserts per second.</summary>
    public double NaiveRatio => Rate(Singles).Median / Rate(Naive).Median;

    /// <summary>Table requests of the ingest path per 1,000 batched events, whatever their kind.</summary>
    public double TransactionsPer1000 => Requests.Batches.Values.Sum();

    public static Spread Rate(IReadOnlyList<Measurement> part) => Spread.Of(part.Select(m => m.Load.PerSecond));

    public static Spread Latency(IReadOnlyList<Measurement> part, double share) => Spread.Of(part.Select(m => m.Load.Percentile(share)));

    /// <summary>CPU seconds per 1,000 events.</summary>
    public static double Cpu(IReadOnlyList<Measurement> part, Func<Measurement, double> process) =>
        part.Sum(process) * 1000 / part.Sum(m => m.Load.Events);
}

/// <summary>Median, least and greatest of a few values.</summary>
internal readonly record struct Spread(double Median, double Least, double Greatest)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new Spread(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
