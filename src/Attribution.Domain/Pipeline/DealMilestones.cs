namespace Attribution.Domain.Pipeline;

/// <summary>How far the deals of a lead have come.</summary>
/// <param name="OpenedAt">When the first of them was opened; null where there is none.</param>
/// <param name="WonAt">When the first of them was won; null while none is.</param>
public sealed record DealMilestones(DateTimeOffset? OpenedAt, DateTimeOffset? WonAt)
{
    /// <summary>There is no deal.</summary>
    public static DealMilestones None { get; } = new(null, null);
}
