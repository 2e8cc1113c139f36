namespace Attribution.Benchmarks.Report;

/// <summary>What is measured.</summary>
internal sealed record ReportSettings
{
    public bool Json { get; init; }

    /// <summary>Renderings of each report.</summary>
    public int Renderings { get; init; } = 200;

    /// <summary>Marketers who are due at once; 0 leaves that part out.</summary>
    public int Marketers { get; init; } = 200;

    /// <summary>Numbers of stored events at which a report is timed, ascending; none leaves that part out.</summary>
    public IReadOnlyList<int> Events { get; init; } = [10_000, 100_000, 1_000_000];

    /// <summary>Reports at each number of stored events.</summary>
    public int Reports { get; init; } = 15;
}
