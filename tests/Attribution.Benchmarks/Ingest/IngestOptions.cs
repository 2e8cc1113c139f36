namespace Attribution.Benchmarks.Ingest;

/// <summary>What to measure.</summary>
internal sealed record IngestOptions
{
    /// <summary>Every second of a day is stored apart.</summary>
    public const int BatchSlices = 86_400;

    /// <summary>Every tenth of a second is: what happens at the same moment shares a transaction, and partitions stay small.</summary>
    public const int SingleSlices = 864_000;

    /// <summary>Seconds that each part of each repetition takes.</summary>
    public int Seconds { get; init; } = 4;

    /// <summary>How often the four parts are repeated, in turns.</summary>
    public int Repetitions { get; init; } = 3;

    /// <summary>Shards of the channel that batches go to: 1,000 events over 6 shards are 12 transactions of fewer than 99.</summary>
    public int BatchShards { get; init; } = 6;

    /// <summary>Shards of the channel that single events go to.</summary>
    public int SingleShards { get; init; } = 1;

    /// <summary>How many of a hundred clicks name a visitor.</summary>
    public int Visitors { get; init; } = 20;

    /// <summary>Print JSON and nothing else.</summary>
    public bool Json { get; init; }
}
