namespace Attribution.Domain.Paths;

/// <summary>A path count with channels as numbers: what models read, a million times in a row, without an object per path.</summary>
public readonly ref struct PathRow
{
    /// <summary>Stands for a milestone that was not reached.</summary>
    public const int NotReached = -1;

    /// <summary>Begins with milestones that were not reached.</summary>
    public PathRow()
    {
    }

    /// <summary>Numbers of the channels in the order of the touches, from 0; at least one.</summary>
    public required ReadOnlySpan<int> Channels { get; init; }

    /// <summary>Age of each touch in days, or empty.</summary>
    public ReadOnlySpan<double> AgesInDays { get; init; }

    /// <summary>Place of the touch that created the lead, or <see cref="NotReached"/>.</summary>
    public int LeadIndex { get; init; } = NotReached;

    /// <summary>Place of the touch before the opportunity, or <see cref="NotReached"/>.</summary>
    public int OpportunityIndex { get; init; } = NotReached;

    /// <summary>Journeys that converted; zero or more.</summary>
    public double Conversions { get; init; }

    /// <summary>Value of the conversions; zero or more.</summary>
    public double Value { get; init; }

    /// <summary>Journeys without a conversion; zero or more.</summary>
    public double Nulls { get; init; }
}
