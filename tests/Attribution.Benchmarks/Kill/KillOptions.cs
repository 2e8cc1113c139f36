namespace Attribution.Benchmarks.Kill;

/// <summary>How often, and by which dice.</summary>
internal sealed record KillOptions
{
    public int Rounds { get; init; } = 100;

    public int Seed { get; init; } = 1;

    /// <summary>After how many rounds everything is compared, beside the end.</summary>
    public int CheckEvery { get; init; } = 20;

    /// <summary>Whether the app is at times killed on its way up, and as soon as it is up, beside once in each round.</summary>
    public bool KillsAtStart { get; init; } = true;

    /// <summary>Activities of each round, by their names, in place of the dice's; for tests that must have had each of them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Activities { get; init; } = [];
}
