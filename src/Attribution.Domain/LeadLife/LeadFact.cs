using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Facts;
using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>What a fact says beside its kind; each kind has members of its own, the others are null. Stored as JSON.</summary>
public sealed record LeadFactDetails
{
    /// <summary>Why it was rejected or deferred, or came back.</summary>
    public string? Reason { get; init; }

    /// <summary>Day to which it was deferred, in the reporting time zone.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Id of the manager who is responsible.</summary>
    public string? Manager { get; init; }

    /// <summary>The customer's id where customers are kept.</summary>
    public string? Customer { get; init; }

    /// <summary>Answer to the question how likely it would recommend us, 0 to 10.</summary>
    public int? Score { get; init; }

    /// <summary>How warm it is.</summary>
    public LeadTemperature? Temperature { get; init; }

    /// <summary>How it was found.</summary>
    public LeadFamily? Family { get; init; }

    /// <summary>Persona id.</summary>
    public string? Persona { get; init; }

    /// <summary>Id of the stage of the buying journey.</summary>
    public string? Stage { get; init; }

    /// <summary>Source of the fact that is retracted.</summary>
    public string? RetractedSource { get; init; }

    /// <summary>Id of the fact that is retracted.</summary>
    public string? RetractedId { get; init; }
}

/// <summary>Something that happened to a lead.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Id">The source's own id of the fact.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Details">What else was said.</param>
public sealed record LeadFact(string Source, string Id, LeadFactKind Kind, DateTimeOffset At, LeadFactDetails Details)
{
    /// <summary>Source of what the product itself says: whom it assigned. Nobody else can use it.</summary>
    public const string OwnSource = "attribution";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether everything is said that the kind needs.</summary>
    public bool IsComplete => Kind switch
    {
        LeadFactKind.Rejected => Details.Reason is not null,
        LeadFactKind.Deferred => Details.Until is not null,
        LeadFactKind.Assigned => Details.Manager is not null,
        LeadFactKind.Nps => Details.Score is >= 0 and <= 10,
        LeadFactKind.Temperature => Details.Temperature is not null,
        LeadFactKind.Family => Details.Family is not null,
        LeadFactKind.Persona => Details.Persona is not null,
        LeadFactKind.Stage => Details.Stage is not null,
        LeadFactKind.Retracted => Details is { RetractedSource: not null, RetractedId: not null },
        _ => true,
    };

    /// <summary>Reads a fact as it was written down; null for one of another version, which cannot be understood here.</summary>
    public static LeadFact? Read(RecordedFact fact)
    {
        try
        {
            return LeadFactKinds.Parse(fact.Kind) is { } kind && JsonSerializer.Deserialize<LeadFactDetails>(fact.Details, Json) is { } details
                && new LeadFact(fact.Source, fact.Id, kind, fact.At, details) is { IsComplete: true } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The fact as it is written down.</summary>
    public RecordedFact ToRecorded() => new(Source, Id, Kind.Name(), At, JsonSerializer.Serialize(Details, Json));
}
