namespace Attribution.Domain.Leads;

/// <summary>A person who can be contacted and showed interest, as far as attribution needs to know.</summary>
/// <param name="Key">Derived from connection and the sender's id; says nothing about the person.</param>
/// <param name="Connection">Who delivered it.</param>
/// <param name="Channel">Channel that the form belongs to; null when the sender named none.</param>
/// <param name="Campaign">Campaign of the form; empty when there is none.</param>
/// <param name="ConvertedAt">When the form was sent.</param>
/// <param name="Day">The day it counts for, in the reporting time zone.</param>
/// <param name="Identifiers">Pseudonyms that connect it to touches and to other forms: click id, visitor id, e-mail, phone; keyed by HMAC.</param>
public sealed record Lead(
    string Key,
    string Connection,
    string? Channel,
    string Campaign,
    DateTimeOffset ConvertedAt,
    DateOnly Day,
    IReadOnlyList<string> Identifiers)
{
    /// <summary>Share of the expected fields that its form filled, 0 to 100: see <see cref="LeadValidity.Judge"/>.</summary>
    public int Completeness { get; init; }

    /// <summary>What its form left open: names of fields.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How warm it was when it came, as its form or its connection says; null when neither does.</summary>
    public LeadTemperature? Temperature { get; init; }

    /// <summary>Which persona it is, as its form says, or else the campaign that it came by; null when neither does.</summary>
    public string? Persona { get; init; }

    /// <summary>At which stage of the buying journey it came, alike.</summary>
    public string? Stage { get; init; }

    /// <summary>When an opportunity was opened for it; null while there is none.</summary>
    public DateTimeOffset? OpportunityAt { get; init; }

    /// <summary>When the opportunity was closed and won; null while it was not.</summary>
    public DateTimeOffset? ClosedWonAt { get; init; }

    /// <summary>
    /// When its journey ends, where that is not the form: of the first form of a deal's account, whose journey goes on until the deal is closed
    /// (<see cref="Pipeline.DealJourney"/>). Then further forms are contacts too. Null for a lead.
    /// </summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When its person was erased; null for somebody who was not. Nothing that could name them is kept of it from then on.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Pseudonyms of the company that the person speaks for, by its name and by the domain of the e-mail address; keyed by HMAC.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}
