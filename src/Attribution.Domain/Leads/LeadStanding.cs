namespace Attribution.Domain.Leads;

/// <summary>Whether a lead counts, as its facts say: forms turn out to be spam, tests or competitors, and sometimes not to be after all.</summary>
/// <param name="IsRejected">Whether it is rejected; otherwise it was, and was restored or came back.</param>
/// <param name="Reason">Why it was rejected, in the words of whoever did; empty for one that is not.</param>
/// <param name="At">Since when it stands so.</param>
public sealed record LeadStanding(bool IsRejected, string Reason, DateTimeOffset At);
