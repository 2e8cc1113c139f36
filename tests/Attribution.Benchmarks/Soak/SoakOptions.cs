namespace Attribution.Benchmarks.Soak;

/// <summary>How long and how hard.</summary>
internal sealed record SoakOptions
{
    public double Minutes { get; init; } = 10;

    /// <summary>Events per second, repetitions included.</summary>
    public int Rate { get; init; } = 1000;

    public int Seed { get; init; } = 1;

    public TimeSpan Duration => TimeSpan.FromMinutes(Minutes);

    /// <summary>How long the store refuses, and then hangs: fifteen seconds each, less in runs of under two minutes.</summary>
    public TimeSpan EachOutage => TimeSpan.FromSeconds(Math.Min(15, Duration.TotalSeconds / 8));

    public TimeSpan OutageBegins => Duration / 2 - EachOutage;

    public TimeSpan OutageEnds => Duration / 2 + EachOutage;

    public long Events => (long)(Duration.TotalSeconds * Rate);
}
