using System.Text.Json;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Events;

/// <summary>The facts of one request about one event.</summary>
internal sealed class EventFactFormat(MarketingEvent occasion, EventFactReader reader, ReportingCalendar calendar) : IFactFormat
{
    private readonly HashSet<(string Source, string Id)> sent = [];
    private IReadOnlyList<RecordedFact> known = [];

    /// <inheritdoc />
    public SentFact? Read(JsonElement item, FieldReader fields)
    {
        if (!fields.Slug("source", out var source) || !fields.Text("id", out var id) || !fields.Text("kind", out var kind)
            || !fields.Time("at", calendar.Now, out var at) || reader.Read(kind, source, id, at, item, fields) is not { } fact)
        {
            return null;
        }

        sent.Add((source, id));
        return new SentFact(MarketingEvent.Subject(occasion.Id), EventFactText.Recorded(source, id, at, fact));
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<RecordedFact, ItemFault> WithoutEffect(string subject, IReadOnlyList<RecordedFact> all)
    {
        known = all;
        return EventState.Of(occasion, all).WithoutEffect.ToDictionary(fact => fact, Fault);
    }

    /// <inheritdoc />
    public IEnumerable<OutgoingMessage> Consequences(IReadOnlyList<string> subjects) => [SettleEvents.For(occasion.Id)];

    /// <summary>Touches of the facts that the request brought, as those were written down first. Asked for when they are.</summary>
    public IReadOnlyList<MeasureEvent> Touches() => [.. known.Where(fact => sent.Contains((fact.Source, fact.Id))).Select(Touch).OfType<MeasureEvent>()];

    private MeasureEvent? Touch(RecordedFact fact)
    {
        var (person, channel, campaign) = EventFactText.Read(fact) switch
        {
            EventFact.Registered registered => (registered.Person, registered.Channel, registered.Campaign),
            EventFact.Attended attended => (attended.Person, attended.Channel, attended.Campaign),
            _ => ([], "", ""),
        };
        var identifiers = person.Where(Identifier.IsPersonal).ToList();
        return identifiers.Count == 0 ? null : new MeasureEvent(
            Measure.Participations, $"event:{occasion.Id}", $"{fact.Source}:{fact.Id}", channel, campaign, fact.At, calendar.DayOf(fact.At), 0, identifiers);
    }

    /// <summary>Why a fact has no effect, and what would give it one.</summary>
    internal static ItemFault Fault(RecordedFact fact) => EventFactText.Read(fact) switch
    {
        EventFact.Opportunity opportunity => new ItemFault(
            "of", "unknown-meeting", $"'{fact.Source}' has told of no meeting and no demo '{opportunity.Of}' yet. The fact is kept, and counts from then on."),
        EventFact.DealWon => new ItemFault(
            "deal", "unknown-meeting", "No meeting that was held here is about that deal yet. The fact is kept, and counts as soon as one is told of."),
        _ => new ItemFault(
            "retractedId", "nothing-to-retract", "No fact of that source and id is known of the event; it has no effect until one is. A retraction cannot be retracted."),
    };
}
