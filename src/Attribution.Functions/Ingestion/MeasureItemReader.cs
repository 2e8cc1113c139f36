using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Touches;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Ingestion;

/// <summary>Makes an event, a form or a day total out of one item, or says what is wrong with it.</summary>
public sealed class MeasureItemReader(IOptions<AttributionOptions> options, ReportingCalendar calendar, IdentifierReader identities)
{
    /// <summary>Channels that a refusal names.</summary>
    private const int MostNamed = 50;

    private static readonly string[] Kinds = ["visit", "click"];

    /// <summary>Reads an item.</summary>
    /// <param name="measure">What the endpoint is for.</param>
    /// <param name="item">The item; null when it is not JSON.</param>
    /// <param name="channels">Known channels by id.</param>
    /// <param name="site">Site that sent it, when that is known by the address it was sent to: then source and channel are not the item's to choose.</param>
    public MeasureItem Read(Measure measure, JsonElement? item, IReadOnlyDictionary<string, Channel> channels, TouchSite? site = null)
    {
        if (ItemSplitter.NoObject(item) is { } fault)
        {
            return new MeasureItem.Rejected(fault);
        }

        try
        {
            return Read(measure, item!.Value, channels, site);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text.
            return new MeasureItem.Rejected(new ItemFault("", "invalid-text", "The item contains a text that is not Unicode."));
        }
    }

    private MeasureItem Read(Measure measure, JsonElement element, IReadOnlyDictionary<string, Channel> channels, TouchSite? site)
    {
        var fields = new FieldReader(element);
        var isTotal = measure != Measure.Visits && (fields.Has("day") || fields.Has("from") || fields.Has("to") || measure == Measure.Reach);
        MeasureItem? read = isTotal ? Total(measure, fields, channels) : Event(measure, element, fields, channels, site);
        return fields.Fault is { } fault ? new MeasureItem.Rejected(fault) { Channel = Named(element, channels, site) } : read!;
    }

    /// <summary>The known channel that a rejected item names; empty for none.</summary>
    private static string Named(JsonElement element, IReadOnlyDictionary<string, Channel> channels, TouchSite? site)
    {
        var named = site is not null ? site.Connection.Channel : element.TryGetProperty("channel", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return named is not null && channels.ContainsKey(named) ? named : "";
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

    private MeasureItem? Event(Measure measure, JsonElement item, FieldReader fields, IReadOnlyDictionary<string, Channel> channels, TouchSite? site)
    {
        var (micros, link) = (0L, LinkReader.Read(item));
        if (!Source(fields, site, out var source) || !fields.Text("id", out var id)
            || !Channel(measure, fields, channels, site, link.IsGiven, out var channel)
            || !fields.Campaign("campaign", out var campaign) || !fields.Time("occurredAt", calendar.Now, out var occurredAt)
            || (measure == Measure.Cost && !Value(measure, fields, "amount", out micros))
            || !identities.Read(item, fields, link.ClickIds, out var identifiers, out var clickIds)
            || !fields.Object("contact", out var contact) || !Kind(fields, ref measure))
        {
            return null;
        }

        var traffic = Traffic.Of(link.Utm, clickIds, link.ReferrerHost);
        channel ??= Resolved(measure, traffic, site, channels, link.IsGiven || clickIds.Count > 0);
        campaign = site is not null ? site.Campaign(campaign, link.Utm.Id)
            : campaign.Length == 0 && FieldReader.IsCampaign(link.Utm.Id) && MayBeTouch(measure) ? link.Utm.Id
            : campaign;
        var tags = MayBeTouch(measure) ? link.Stored(clickIds, traffic) : null;
        if (measure == Measure.Applications && contact.ValueKind == JsonValueKind.Object)
        {
            return new MeasureItem.Form(new LeadForm(source, id, channel, campaign, occurredAt, identifiers, Contact.Fields(contact)) { Tags = tags });
        }

        identifiers.AddRange(measure is Measure.Visits or Measure.Clicks ? identities.Personal(item) : []);
        return new MeasureItem.Event(new MeasureEvent(
            measure, source, id, channel ?? Domain.Catalog.Channel.Unattributed, campaign, occurredAt, calendar.DayOf(occurredAt), micros, identifiers)
        {
            Tags = tags,
        });
    }

    /// <summary>A form's channel stays unknown when nothing says what it is; of a touch that is what the channel is called.</summary>
    private static string? Resolved(Measure measure, Traffic traffic, TouchSite? site, IReadOnlyDictionary<string, Channel> channels, bool isKnown)
    {
        var resolved = isKnown || measure != Measure.Applications ? ChannelResolution.Of(traffic, site?.Connection, channels) : Domain.Catalog.Channel.Unattributed;
        return resolved == Domain.Catalog.Channel.Unattributed ? null : resolved;
    }

    private static bool MayBeTouch(Measure measure) => measure is Measure.Clicks or Measure.Visits or Measure.Applications;

    private static bool Source(FieldReader fields, TouchSite? site, out string source)
    {
        source = site is null ? "" : $"site:{site.Connection.Id}";
        return site is not null || fields.Slug("source", out source);
    }

    private static bool Kind(FieldReader fields, ref Measure measure)
    {
        if (measure != Measure.Visits || !fields.Has("kind"))
        {
            return true;
        }

        if (!fields.Text("kind", out var kind) || !Kinds.Contains(kind))
        {
            return fields.Fails("kind", "unknown-kind", "'kind' must be visit or click.");
        }

        measure = kind == "click" ? Measure.Clicks : measure;
        return true;
    }

    /// <summary>
    /// The channel that the item names. It need not name one where the link can tell; null then. Forms are taken in without any: a source
    /// is missing then, but a person is not.
    /// </summary>
    private static bool Channel(
        Measure measure, FieldReader fields, IReadOnlyDictionary<string, Channel> channels, TouchSite? site, bool hasLink, out string? channel)
    {
        channel = null;
        var canBeMissing = measure == Measure.Visits || (measure == Measure.Clicks && hasLink) || (measure == Measure.Applications && (hasLink || fields.Has("contact")));
        if (site is not null || (canBeMissing && !fields.Has("channel")))
        {
            return true;
        }

        var isKnown = Channel(fields, channels, out var named);
        channel = named;
        return isKnown;
    }

    private static bool Channel(FieldReader fields, IReadOnlyDictionary<string, Channel> channels, out string channel) =>
        fields.Text("channel", out channel) && (channels.ContainsKey(channel)
            || fields.Fails("channel", "unknown-channel", channels.Count == 0
                ? "No channel is known yet; PUT /api/channels/{id} first."
                : $"'channel' must be one of {Known(channels)}."));

    private static string Known(IReadOnlyDictionary<string, Channel> channels) =>
        string.Join(", ", channels.Keys.Order(StringComparer.Ordinal).Take(MostNamed))
        + (channels.Count > MostNamed ? $" and {channels.Count - MostNamed} more, which GET /api/channels lists" : "");

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
}
