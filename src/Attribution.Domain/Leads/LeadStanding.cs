namespace Attribution.Domain.Leads;

/// <summary>Whether a lead counts, as somebody said at some moment: forms turn out to be spam, tests or competitors, and sometimes not to be after all.</summary>
/// <param name="IsRejected">Whether it was rejected; otherwise it was restored.</param>
/// <param name="Reason">Why it was rejected, in the words of whoever did; empty for a restored one.</param>
/// <param name="At">When that was said.</param>
public sealed record LeadStanding(bool IsRejected, string Reason, DateTimeOffset At)
{
    /// <summary>
    /// Of two statements the one that was made later, in whatever order they arrive. Of two of the same moment a rejection stands, and of
    /// two rejections the reason that sorts first.
    /// </summary>
    public static LeadStanding Later(LeadStanding? one, LeadStanding other) => one is not null && Compare(one, other) >= 0 ? one : other;

    private static int Compare(LeadStanding one, LeadStanding other) =>
        one.At != other.At ? one.At.CompareTo(other.At)
        : one.IsRejected != other.IsRejected ? one.IsRejected.CompareTo(other.IsRejected)
        : string.CompareOrdinal(other.Reason, one.Reason);
}
