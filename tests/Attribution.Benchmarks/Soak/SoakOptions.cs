namespace Attribution.Benchmarks.Soak;

/// <summary>How long and how hard.</summary>
internal sealed record SoakOptions
{
    public double Minutes { get; init; } = 10;

    /// <summary>Events per second, repetitions included.</summary>
    public int Rate { get; init; } = 1000;

    public int Seed { get; init; } = 1;

    /// <summary>Seconds that the store refuses, and then hangs.</summary>
    public int Outage { get; init; } = 15;

    public TimeSpan Duration => TimeSpan.FromMinutes(Minutes);

    /// <summary>As asked for, but at most a quarter of the run.</summary>
    public TimeSpan EachOutage => TimeSpan.FromSeconds(Math.Min(Outage, Duration.TotalSeconds / 4));

    public TimeSpan OutageBegins => Duration / 2 - EachOutage;

    public TimeSpan OutageEnds => Duration / 2 + EachOutage;

    public long Events => (long)(Duration.TotalSeconds * Rate);
}
