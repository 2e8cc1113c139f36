namespace Attribution.Benchmarks.Scale;

/// <summary>What to work out.</summary>
internal sealed record ScaleOptions
{
    public ScaleTraffic Traffic { get; init; } = ScaleTraffic.Default;

    public ScaleAssumptions Assumptions { get; init; } = new();

    /// <summary><c>Attribution__GatherMilliseconds</c>; null to have it chosen.</summary>
    public int? GatherMilliseconds { get; init; }

    /// <summary>Accounts for events; null to have their number chosen.</summary>
    public int? EventAccounts { get; init; }

    /// <summary>Walls to look for behind the first one that traffic meets.</summary>
    public int Walls { get; init; } = 4;

    /// <summary>Print JSON and nothing else.</summary>
    public bool Json { get; init; }
}
