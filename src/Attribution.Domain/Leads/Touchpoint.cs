namespace Attribution.Domain.Leads;

/// <summary>One contact of a person with a channel.</summary>
/// <param name="Id">Identifies the touch; breaks ties between touches of the same instant.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Identifiers">Pseudonyms that it is known under.</param>
public sealed record Touchpoint(string Id, string Channel, string Campaign, DateTimeOffset OccurredAt, IReadOnlyList<string> Identifiers)
{
    /// <summary>The pseudonyms as they were stored with it, and stay, where <see cref="Identifiers"/> have further spellings by now; null where they have none.</summary>
    public IReadOnlyList<string>? StoredAs { get; init; }
}
