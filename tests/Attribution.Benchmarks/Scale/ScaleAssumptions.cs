namespace Attribution.Benchmarks.Scale;

/// <summary>What the model takes for granted, each with where it comes from. Latencies of Azure were not measured here.</summary>
internal sealed record ScaleAssumptions
{
    /// <summary>A transaction of one row, in milliseconds: assumed, as usual within a region.</summary>
    public double TransactionMilliseconds { get; init; } = 10;

    /// <summary>What each further row of a transaction adds: assumed; a full one then takes 30 ms.</summary>
    public double RowMilliseconds { get; init; } = 0.2;

    /// <summary>A point read, or a page of a query: assumed.</summary>
    public double ReadMilliseconds { get; init; } = 5;

    /// <summary>CPU of the app for one event that comes alone: <c>ingest</c>, part d.</summary>
    public double CpuMillisecondsPerEvent { get; init; } = 0.09;

    /// <summary>CPU of the way through the Functions host to the app, for each request: assumed, not measured here.</summary>
    public double CpuMillisecondsPerRequest { get; init; } = 0.3;

    /// <summary>Requests that an instance is given at once: <c>ATTRIBUTION_REQUESTS_PER_INSTANCE</c>, unless set otherwise.</summary>
    public int RequestsAtOnce { get; init; } = 200;

    /// <summary>How much of an instance is used before another one is added.</summary>
    public double Utilisation { get; init; } = 0.6;

    /// <summary>Memory of an instance, which is what is billed; 2 GB come with one core.</summary>
    public double InstanceGigabytes { get; init; } = 2;

    /// <summary>Seed of everything that is left to chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Time of a transaction.</summary>
    public double Transaction(int rows) => TransactionMilliseconds + (RowMilliseconds * rows);
}
