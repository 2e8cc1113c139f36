using Attribution.Domain.Models;

namespace Attribution.Domain.Plans;

/// <summary>A row of the ledger with the lead's day.</summary>
/// <param name="Day">The day that the lead counts for, in the reporting time zone.</param>
/// <param name="Credits">What it is credited to.</param>
public sealed record LedgerLead(DateOnly Day, LeadCredits Credits);
