using System.Text.Json.Nodes;
using Attribution.Domain.Events;

namespace Attribution.Functions.Events;

/// <summary>Facts of an event as JSON. People are told apart by numbers: who they are stays a pseudonym.</summary>
internal static class EventFactView
{
    public static object Of(MarketingEvent occasion, EventState state)
    {
        var numbers = state.History.Select(told => told.Person).OfType<string>().Distinct(StringComparer.Ordinal).Select((person, place) => (person, place))
            .ToDictionary(pair => pair.person, pair => pair.place + 1, StringComparer.Ordinal);
        return new
        {
            Event = occasion.Id,
            Facts = state.History.Select(told => new
            {
                told.Fact.Source,
                told.Fact.Id,
                told.Fact.Kind,
                told.Fact.At,
                Person = told.Person is null ? (int?)null : numbers[told.Person],
                Said = Said(told.Fact.Details),
                Effect = told.Effect.ToString().ToLowerInvariant(),
                Why = told.Effect == FactEffect.Missing ? EventFactFormat.Fault(told.Fact).Message : null,
            }),
        };
    }

    private static JsonObject Said(string details)
    {
        var said = JsonNode.Parse(details)!.AsObject();
        said.Remove("person");
        return said;
    }
}
