using Attribution.Domain.Leads;
using Attribution.Domain.Measures;

namespace Attribution.Functions.Ingestion;

/// <summary>What one item of a batch turned out to be.</summary>
public abstract record MeasureItem
{
    /// <summary>Something that happened once.</summary>
    public sealed record Event(MeasureEvent Fact) : MeasureItem;

    /// <summary>A filled form: an application, and a lead when it names a person who can be contacted.</summary>
    public sealed record Form(LeadForm Lead) : MeasureItem;

    /// <summary>A platform's own count.</summary>
    public sealed record Total(DayTotal Statement) : MeasureItem;

    /// <summary>Not to be stored as it is.</summary>
    public sealed record Rejected(ItemFault Fault) : MeasureItem
    {
        /// <summary>The known channel that it names; empty when it names none.</summary>
        public string Channel { get; init; } = "";
    }

    private MeasureItem()
    {
    }
}

/// <summary>A filled form, wherever it came from.</summary>
/// <param name="Source">Who delivered it.</param>
/// <param name="Id">That sender's id.</param>
/// <param name="Channel">Channel the form belongs to; null when nothing says so.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="ConvertedAt">When it was sent.</param>
/// <param name="Identifiers">Pseudonyms of click and visitor.</param>
/// <param name="Contact">The answers, under the names of <see cref="Domain.Leads.ContactField"/> where they are of that kind.</param>
public sealed record LeadForm(
    string Source,
    string Id,
    string? Channel,
    string Campaign,
    DateTimeOffset ConvertedAt,
    IReadOnlyList<string> Identifiers,
    IReadOnlyDictionary<string, string> Contact)
{
    /// <summary>How warm its sender's leads are, for a form that does not say; null when nobody does.</summary>
    public LeadTemperature? Temperature { get; init; }

    /// <summary>Tags of the link that led to the form, as JSON; null without.</summary>
    public string? Tags { get; init; }
}
