namespace Attribution.Benchmarks.Kill;

/// <summary>How often, and by which dice.</summary>
internal sealed record KillOptions
{
    public int Rounds { get; init; } = 100;

    public int Seed { get; init; } = 1;

    /// <summary>After how many rounds everything is compared, beside the end.</summary>
    public int CheckEvery { get; init; } = 20;

    /// <summary>
    /// Whether the app is at times killed on its way up, as soon as it is up, and over the timer that finishes erasures, beside once in each round; and whether the end waits for messages
    /// that are hidden for minutes and only find that everything is done.
    /// </summary>
    public bool IsThorough { get; init; } = true;

    /// <summary>Activities of each round, by their names, in place of the dice's; for tests that must have had each of them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Activities { get; init; } = [];
}
