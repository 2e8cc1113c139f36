namespace Attribution.Domain.Leads;

/// <summary>One contact of a person with a channel.</summary>
/// <param name="Id">Identifies the touch; breaks ties between touches of the same instant.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Identifiers">Pseudonyms that it is known under.</param>
public sealed record Touchpoint(string Id, string Channel, string Campaign, DateTimeOffset OccurredAt, IReadOnlyList<string> Identifiers);
