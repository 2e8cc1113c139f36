namespace Attribution.Domain.Figures;

/// <summary>What came in for one channel in a week, and what became of it.</summary>
/// <param name="Channel">Channel id; empty for what named no known channel.</param>
/// <param name="Accepted">Items that were new.</param>
/// <param name="Duplicates">Items that were there already, and changed nothing.</param>
/// <param name="Late">New items about a week that was over when they came.</param>
/// <param name="Rejected">Items that could not be taken, by the code of the error they were answered with.</param>
public sealed record IntakeTally(string Channel, long Accepted, long Duplicates, long Late, IReadOnlyDictionary<string, long> Rejected);
