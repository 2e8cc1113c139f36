using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Facts;

namespace Attribution.Domain.Events;

/// <summary>Facts of events as they are stored: a word for the kind, and its members as JSON.</summary>
public static class EventFactText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly IReadOnlyDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["registered"] = typeof(EventFact.Registered),
        ["attended"] = typeof(EventFact.Attended),
        ["meeting"] = typeof(EventFact.Meeting),
        ["demo"] = typeof(EventFact.Demo),
        ["opportunity"] = typeof(EventFact.Opportunity),
        ["deal-won"] = typeof(EventFact.DealWon),
        ["interview"] = typeof(EventFact.Interview),
        ["mentions"] = typeof(EventFact.Mentions),
        ["survey"] = typeof(EventFact.Survey),
        ["follow-up"] = typeof(EventFact.FollowUp),
        ["retracted"] = typeof(EventFact.Retracted),
    };

    /// <summary>The words for all kinds, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Types.Keys];

    /// <summary>The fact as it is written down.</summary>
    /// <param name="source">Who says so.</param>
    /// <param name="id">The source's own id.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="fact">What happened.</param>
    public static RecordedFact Recorded(string source, string id, DateTimeOffset at, EventFact fact) =>
        new(source, id, Types.First(type => type.Value == fact.GetType()).Key, at, JsonSerializer.Serialize(fact, fact.GetType(), Json));

    /// <summary>What a fact says; null for one of a kind that is not known, or whose members are not those of its kind: it has no effect.</summary>
    public static EventFact? Read(RecordedFact fact)
    {
        try
        {
            return Types.TryGetValue(fact.Kind, out var type) ? (EventFact?)JsonSerializer.Deserialize(fact.Details, type, Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
