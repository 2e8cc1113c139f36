using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Settings;
using Attribution.Storage.Identity;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Ingestion;

/// <summary>Makes an event, a form or a day total out of one item, or says what is wrong with it.</summary>
public sealed class MeasureItemReader(IOptions<AttributionOptions> options, ReportingCalendar calendar, Pseudonyms pseudonyms)
{
    private const int MostClickIds = 10;

    /// <summary>Reads an item.</summary>
    /// <param name="measure">What the endpoint is for.</param>
    /// <param name="item">The item; null when it is not JSON.</param>
    /// <param name="channels">Known channels by id.</param>
    public MeasureItem Read(Measure measure, JsonElement? item, IReadOnlyDictionary<string, Channel> channels)
    {
        if (item is not { ValueKind: JsonValueKind.Object } element)
        {
            return new MeasureItem.Rejected(item is null
                ? new ItemFault("", "malformed-json", "The line is not JSON.")
                : new ItemFault("", "not-an-object", $"An item must be an object; this one is {item.Value.ValueKind.ToString().ToLowerInvariant()}."));
        }

        try
        {
            return Read(measure, element, channels);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text.
            return new MeasureItem.Rejected(new ItemFault("", "invalid-text", "The item contains a text that is not Unicode."));
        }
    }

    private MeasureItem Read(Measure measure, JsonElement element, IReadOnlyDictionary<string, Channel> channels)
    {
        var fields = new FieldReader(element);
        MeasureItem? read = fields.Has("day") || fields.Has("from") || fields.Has("to") || measure == Measure.Reach
            ? Total(measure, fields, channels)
            : Event(measure, element, fields, channels);
        return fields.Fault is { } fault ? new MeasureItem.Rejected(fault) : read!;
    }

    private MeasureItem.Total? Total(Measure measure, FieldReader fields, IReadOnlyDictionary<string, Channel> channels)
    {
        if (!fields.Slug("source", out var source) || !Channel(fields, channels, out var channel) || !fields.Campaign("campaign", out var campaign)
            || !Range(measure, fields, out var from, out var to) || !Value(measure, fields, "value", out var value)
            || !fields.Time("reportedAt", calendar.Now, out var reportedAt))
        {
            return null;
        }

        return new MeasureItem.Total(new DayTotal(measure, source, channel, campaign, from, to, value, reportedAt));
    }

    private MeasureItem? Event(Measure measure, JsonElement item, FieldReader fields, IReadOnlyDictionary<string, Channel> channels)
    {
        var micros = 0L;
        if (!fields.Slug("source", out var source) || !fields.Text("id", out var id) || !Channel(fields, channels, out var channel)
            || !fields.Campaign("campaign", out var campaign) || !fields.Time("occurredAt", calendar.Now, out var occurredAt)
            || (measure == Measure.Cost && !Value(measure, fields, "amount", out micros))
            || !Identifiers(item, fields, out var identifiers) || !fields.Object("contact", out var contact))
        {
            return null;
        }

        if (measure == Measure.Applications && contact.ValueKind == JsonValueKind.Object && Contact.IsContactable(contact))
        {
            return new MeasureItem.Form(new LeadForm(source, id, channel, campaign, occurredAt, identifiers, Contact.Fields(contact)));
        }

        return new MeasureItem.Event(
            new MeasureEvent(measure, source, id, channel, campaign, occurredAt, calendar.DayOf(occurredAt), micros, identifiers));
    }

    private static bool Channel(FieldReader fields, IReadOnlyDictionary<string, Channel> channels, out string channel) =>
        fields.Text("channel", out channel) && (channels.ContainsKey(channel)
            || fields.Fails("channel", "unknown-channel", channels.Count == 0
                ? "No channel is known yet; PUT /api/channels/{id} first."
                : $"'channel' must be one of {string.Join(", ", channels.Keys.Order(StringComparer.Ordinal).Take(50))}."));

    private bool Range(Measure measure, FieldReader fields, out DateOnly from, out DateOnly to)
    {
        var today = calendar.Today;
        if (fields.Has("day"))
        {
            var isDay = fields.Day("day", today, out from);
            to = from;
            return isDay;
        }

        from = to = default;
        if (measure != Measure.Reach)
        {
            return fields.Fails("day", "missing-field", "'day' is required: only reach is stated for a range of days.");
        }

        return fields.Day("from", today, out from) && fields.Day("to", today, out to)
            && (to >= from || fields.Fails("to", "invalid-date", "'to' must not lie before 'from'."))
            && (to.DayNumber - from.DayNumber < 366 || fields.Fails("to", "invalid-date", "The range must not be longer than a year."));
    }

    private bool Value(Measure measure, FieldReader fields, string field, out long value) => measure == Measure.Cost
        ? fields.Amount("amount", out value) && fields.Currency("currency", options.Value.Currency)
        : fields.Count(field, out value);

    private bool Identifiers(JsonElement item, FieldReader fields, out IReadOnlyList<string> identifiers)
    {
        var found = new List<string>();
        identifiers = found;
        if (fields.Has("visitorId"))
        {
            if (!fields.Text("visitorId", out var visitor))
            {
                return false;
            }

            found.Add(pseudonyms.OfVisitor(visitor));
        }

        if (!fields.Object("clickIds", out var clickIds) || clickIds.ValueKind == JsonValueKind.Undefined)
        {
            return fields.Fault is null;
        }

        var clicks = new FieldReader(clickIds);
        foreach (var name in clickIds.EnumerateObject().Select(p => p.Name).Take(MostClickIds))
        {
            if (!clicks.Text(name, out var value))
            {
                return fields.Fails($"clickIds.{name}", clicks.Fault!.Code, clicks.Fault.Message);
            }

            found.Add(pseudonyms.OfClick(name, value));
        }

        return true;
    }
}
