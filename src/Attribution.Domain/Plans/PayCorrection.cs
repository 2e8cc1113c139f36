using Attribution.Domain.Calendar;

namespace Attribution.Domain.Plans;

/// <summary>What changed for one plan of a period that was closed, settled by the period after it.</summary>
/// <param name="Period">The closed period.</param>
/// <param name="Plan">Plan id.</param>
/// <param name="AmountMicros">
/// What the plan would have paid on the ledger as it is now, less what was paid for it so far; targets, limits, cost and rule of pay as
/// they were closed. Zero when leads were taken back and the goal holds without them.
/// </param>
/// <param name="Leads">The leads that changed, sorted by day and lead.</param>
public sealed record PayCorrection(ReportingPeriod Period, string Plan, long AmountMicros, IReadOnlyList<CorrectedLead> Leads);

/// <summary>A lead whose credit is not what was settled.</summary>
/// <param name="Lead">Lead key.</param>
/// <param name="Day">Its day.</param>
/// <param name="WasUnits">Credit that was settled, in billionths.</param>
/// <param name="IsUnits">Credit as it is now, in billionths.</param>
/// <param name="Reason">Why.</param>
/// <param name="AttachedTo">For <see cref="CorrectionReason.Merged"/>: the lead that is the person's card.</param>
public sealed record CorrectedLead(string Lead, DateOnly Day, long WasUnits, long IsUnits, CorrectionReason Reason, string? AttachedTo);

/// <summary>Why a lead's credit is not what was settled.</summary>
public enum CorrectionReason
{
    /// <summary>The person has an earlier form: this one is no lead of its own any more.</summary>
    Merged = 1,

    /// <summary>The lead is credited to nothing any more: it was rejected.</summary>
    Rejected = 2,

    /// <summary>The lead counts for the plan less than it did, or not at all: touches came late, or plans changed.</summary>
    Reduced = 3,

    /// <summary>The lead counts for the plan more than it did.</summary>
    Increased = 4,

    /// <summary>The lead counted for nothing when the period was closed.</summary>
    Added = 5,
}
