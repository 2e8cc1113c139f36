namespace Attribution.Benchmarks.Soak;

/// <summary>How long single events took from the moment they were due, with the moments when that counts.</summary>
internal sealed class Latencies(SoakOptions options)
{
    /// <summary>After an outage, what was held back is worked off: so long the promise of speed rests.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private readonly List<double> counted = [];
    private readonly List<double> recent = [];
    private readonly Lock gate = new();

    public void Add(TimeSpan due, double milliseconds)
    {
        lock (gate)
        {
            recent.Add(milliseconds);
            if (due < options.OutageBegins - TimeSpan.FromSeconds(1) || due > options.OutageEnds + Recovery)
            {
                counted.Add(milliseconds);
            }
        }
    }

    /// <summary>Of the requests that ended since the last call: number, median and 99th percentile in ms.</summary>
    public (int Count, double P50, double P99) Recent()
    {
        lock (gate)
        {
            var now = Of(recent);
            recent.Clear();
            return now;
        }
    }

    /// <summary>Of all requests that were due outside the outage.</summary>
    public (int Count, double P50, double P99) Counted()
    {
        lock (gate)
        {
            return Of(counted);
        }
    }

    private static (int Count, double P50, double P99) Of(List<double> values)
    {
        var sorted = values.Order().ToList();
        double At(double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
        return (sorted.Count, At(0.5), At(0.99));
    }
}
