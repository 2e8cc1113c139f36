namespace Attribution.Benchmarks.Fuzz;

/// <summary>How many, and which.</summary>
internal sealed record FuzzOptions
{
    public int Requests { get; init; } = 100_000;

    public int Seed { get; init; } = 1;

    /// <summary>Go on after a violation, to find others.</summary>
    public bool GoOn { get; init; }

    /// <summary>Send only this request, and show it and its answer.</summary>
    public int? Only { get; init; }
}
