namespace Attribution.Functions.Protection.Ageing;

/// <summary>What came of one step.</summary>
/// <param name="Gone">How many rows, or people, went.</param>
/// <param name="IsDone">Whether nothing more is old enough, as far as can be told now.</param>
public sealed record AgedStep(int Gone, bool IsDone)
{
    /// <summary>There was nothing to do.</summary>
    public static AgedStep Nothing { get; } = new(0, true);
}

/// <summary>A table from which something goes by age, some rows at a time.</summary>
/// <remarks>
/// A step may be killed anywhere, run twice, and run beside whatever writes: what it deletes is out of reach of everybody else by then, what it changes it changes under
/// ETags, and how far it got is written down after it was done.
/// </remarks>
public interface IAged
{
    /// <summary>Name of the table.</summary>
    string Table { get; }

    /// <summary>Name of the setting, without its section.</summary>
    string Setting { get; }

    /// <summary>Days for which is kept what goes; 0 for good.</summary>
    int Days { get; }

    /// <summary>The day of the reporting zone before which rows go now; null when none do.</summary>
    DateOnly? GoesBefore { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="most">Rows that are looked at.</param>
    /// <param name="ct">Stops between rows.</param>
    Task<AgedStep> Step(int most, CancellationToken ct);
}
