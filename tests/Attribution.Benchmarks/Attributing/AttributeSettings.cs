namespace Attribution.Benchmarks.Attributing;

/// <summary>What to measure.</summary>
internal sealed record AttributeSettings
{
    /// <summary>Lines of the generated files.</summary>
    public int Paths { get; init; } = 1_000_000;

    /// <summary>Channels in them.</summary>
    public int Channels { get; init; } = 12;

    /// <summary>How often everything is measured; the fastest counts.</summary>
    public int Repetitions { get; init; } = 3;

    public int Seed { get; init; } = 1;

    /// <summary>Print JSON and nothing else.</summary>
    public bool Json { get; init; }
}
