namespace Attribution.Domain.Models;

/// <summary>Why the credits of a lead came to differ from what they were. The numbers and names are stored.</summary>
public enum ChangeReason
{
    /// <summary>The lead arrived, or was credited for the first time.</summary>
    Arrived = 1,

    /// <summary>The lead was rejected.</summary>
    Rejected = 2,

    /// <summary>The lead was rejected before, and restored.</summary>
    Restored = 3,

    /// <summary>Another form showed whose it is: it counts for an earlier one from now on, or no longer does.</summary>
    Person = 4,

    /// <summary>Touches arrived late, or turned out to be somebody else's.</summary>
    Touches = 5,

    /// <summary>Settings or versions of the models changed.</summary>
    Rules = 6,

    /// <summary>A plan changed that covers the lead, or something that only some models weigh.</summary>
    Plans = 7,
}

/// <summary>A change of what a closed week was reported with: kept for good, because reports that were sent say otherwise.</summary>
/// <param name="Lead">Lead key.</param>
/// <param name="At">When the change was made.</param>
/// <param name="Reason">Why.</param>
/// <param name="Difference">What was added to the week's sums, signed.</param>
public sealed record CreditChange(string Lead, DateTimeOffset At, ChangeReason Reason, CreditDifference Difference)
{
    /// <summary>The reason for which a lead's credits changed, the weightiest first.</summary>
    /// <param name="before">What the ledger said; null when the lead is new to it.</param>
    /// <param name="after">What it says now.</param>
    public static ChangeReason ReasonBetween(LeadCredits? before, LeadCredits after) =>
        before is null ? ChangeReason.Arrived
        : before.IsRejected != after.IsRejected ? after.IsRejected ? ChangeReason.Rejected : ChangeReason.Restored
        : before.AttachedTo != after.AttachedTo ? ChangeReason.Person
        : !before.Touches.SequenceEqual(after.Touches) ? ChangeReason.Touches
        : before.Rules != after.Rules ? ChangeReason.Rules
        : ChangeReason.Plans;
}
