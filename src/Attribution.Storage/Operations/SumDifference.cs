namespace Attribution.Storage.Operations;

/// <summary>A number of a sum that is not what its facts add up to.</summary>
/// <param name="Table">The table.</param>
/// <param name="Partition">Partition of the row.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Column">The number.</param>
/// <param name="Is">What the row says; empty when it says nothing.</param>
/// <param name="ShouldBe">What the facts add up to; empty when to nothing.</param>
public sealed record SumDifference(string Table, string Partition, string Row, string Column, string Is, string ShouldBe);

/// <summary>What came of comparing sums with facts.</summary>
/// <param name="Compared">Rows that were compared.</param>
/// <param name="Differences">Every number that is wrong; after a mending, that was.</param>
/// <param name="Pending">Event partitions whose latest events are not in the sums yet: no difference, a message on its way will carry them over.</param>
/// <param name="Skipped">Partitions that changed faster than they could be read.</param>
public sealed record SumCheck(int Compared, IReadOnlyList<SumDifference> Differences, IReadOnlyList<string> Pending, IReadOnlyList<string> Skipped)
{
    /// <summary>Nothing was compared.</summary>
    public static SumCheck None { get; } = new(0, [], [], []);

    /// <summary>Event partitions of which events have been deleted because they were old: compared with what their counters say.</summary>
    public IReadOnlyList<string> Thinned { get; init; } = [];

    /// <summary>Both.</summary>
    public static SumCheck operator +(SumCheck left, SumCheck right) => new(
        left.Compared + right.Compared, [.. left.Differences, .. right.Differences], [.. left.Pending, .. right.Pending], [.. left.Skipped, .. right.Skipped])
    {
        Thinned = [.. left.Thinned, .. right.Thinned],
    };

    /// <summary>See <c>operator +</c>.</summary>
    public SumCheck Add(SumCheck other) => this + other;
}
