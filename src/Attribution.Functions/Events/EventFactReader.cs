using System.Text.Json;
using Attribution.Domain.Events;
using Attribution.Functions.Attributing;
using Attribution.Functions.Identity;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;

namespace Attribution.Functions.Events;

/// <summary>Reads what is told of an event; people become pseudonyms at once.</summary>
internal sealed class EventFactReader(MarketingEvent occasion, ContactReader contacts, ReportingCalendar calendar)
{
    private const long MostMentions = 1_000_000;

    /// <summary>Reads one item; null when the fields hold a fault.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="id">The source's id of the fact.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="item">The item.</param>
    /// <param name="fields">Its fields.</param>
    public EventFact? Read(string kind, string source, string id, DateTimeOffset at, JsonElement item, FieldReader fields) => kind switch
    {
        "registered" => Person(fields, Reachable, out var person) ? new EventFact.Registered(person, occasion.Channel, occasion.Campaign) : null,
        "attended" => Person(fields, Reachable, out var person) ? new EventFact.Attended(person, occasion.Channel, occasion.Campaign) : null,
        "meeting" => Meeting(id, item, fields),
        "demo" => Person(fields, [], out var person) ? new EventFact.Demo(person) : null,
        "opportunity" => fields.Text("of", out var of) ? new EventFact.Opportunity(of) : null,
        "deal-won" => DealWon(fields),
        "interview" => new EventFact.Interview(),
        "mentions" => Mentions(fields),
        "survey" => Present(fields, "knowsBrand") && fields.Flag("knowsBrand", out var knows) ? new EventFact.Survey(knows) : null,
        "follow-up" => Person(fields, Known, out var person) ? new EventFact.FollowUp(person, calendar.DayOf(at)) : null,
        "retracted" => Retracted(source, fields),
        _ => Unknown(fields),
    };

    private static string[] Reachable { get; } = ["email", "phone"];

    private static string[] Known { get; } = ["email", "phone", "lead"];

    private static EventFact? Unknown(FieldReader fields)
    {
        fields.Fails("kind", "unknown-kind", $"'kind' must be one of {string.Join(", ", EventFactText.Kinds)}.");
        return null;
    }

    private static EventFact.Meeting? Meeting(string id, JsonElement item, FieldReader fields)
    {
        var (name, representative, deal) = (id, (string?)null, (string?)null);
        return (!fields.Has("meeting") || fields.Text("meeting", out name))
            && Choice<MeetingState>(fields, "state", isNeeded: true, out var state) && Choice<MeetingPartner>(fields, "with", isNeeded: false, out var with)
            && Choice<MeetingPurpose>(fields, "purpose", isNeeded: false, out var purpose)
            && (!fields.Has("representative") || fields.Slug("representative", out representative))
            && (!fields.Has("deal") || Deal(fields, out deal)) && Ranks(item, fields, out var ranks)
            ? new EventFact.Meeting(name, state!.Value) { With = with, Purpose = purpose, Representative = representative, Deal = deal, Ranks = ranks }
            : null;
    }

    private static EventFact.Retracted? Retracted(string source, FieldReader fields) =>
        (!fields.Has("retractedSource") || fields.Slug("retractedSource", out source)) && fields.Text("retractedId", out var id) ? new EventFact.Retracted(source, id) : null;

    private static EventFact.DealWon? DealWon(FieldReader fields)
    {
        string? meeting = null;
        return Deal(fields, out var deal) && fields.Amount("amount", out var micros) && fields.CurrencyCode("currency", out var currency)
            && (!fields.Has("meeting") || fields.Text("meeting", out meeting))
            ? new EventFact.DealWon(deal!, micros, currency, meeting)
            : null;
    }

    private static EventFact.Mentions? Mentions(FieldReader fields) =>
        Mentioned(fields, "own", out var own) && Mentioned(fields, "category", out var category)
            && (own <= category || fields.Fails("own", "out-of-range", $"'own' is {own}, more than the {category} of the category, which must include them."))
            && Choice<MentionsTime>(fields, "when", isNeeded: true, out var when)
            ? new EventFact.Mentions(own, category, when!.Value)
            : null;

    private static bool Mentioned(FieldReader fields, string field, out long count) =>
        fields.Count(field, out count) && (count <= MostMentions || fields.Fails(field, "out-of-range", $"'{field}' must be at most {MostMentions:N0}; it is {count}."));

    private static bool Deal(FieldReader fields, out string? deal)
    {
        deal = null;
        if (!Present(fields, "deal") || !fields.Object("deal", out var given))
        {
            return false;
        }

        var named = new FieldReader(given);
        if (!named.Slug("source", out var source) || !named.Text("id", out var id))
        {
            return fields.Fails($"deal.{named.Fault!.Field}", named.Fault.Code, named.Fault.Message);
        }

        deal = $"{source}:{id}";
        return true;
    }

    private static bool Ranks(JsonElement item, FieldReader fields, out IReadOnlyList<MeetingRank> ranks)
    {
        ranks = [];
        if (!fields.Has("attendedBy"))
        {
            return true;
        }

        var read = item.GetProperty("attendedBy") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(rank => rank.ValueKind == JsonValueKind.String && Parse<MeetingRank>(rank.GetString()!, out var known) ? known : (MeetingRank?)null).ToList()
            : [null];
        ranks = [.. read.OfType<MeetingRank>().Distinct().Order()];
        return read.TrueForAll(rank => rank is not null) || fields.Fails("attendedBy", "invalid-choice", $"'attendedBy' must be a list of {Words<MeetingRank>()}.");
    }

    /// <summary>Whoever the item tells of, as pseudonyms and keys of leads. What is said must be readable: a number that nobody can tell is no person.</summary>
    private bool Person(FieldReader fields, string[] needed, out IReadOnlyList<string> person)
    {
        var found = new List<string>();
        person = found;
        return (Pseudonym(fields, "email", contacts.OfEmail, found) || fields.Fails("email", "invalid-email", "'email' must be an address such as anna@example.com."))
            && (Pseudonym(fields, "phone", contacts.OfPhone, found)
                || fields.Fails("phone", "invalid-phone", "'phone' must be a telephone number with its country's prefix, such as +37120000000."))
            && (Pseudonym(fields, "lead", LeadOf, found) || fields.Fails("lead", "invalid-id", "'lead' must be the key of a lead."))
            && (needed.Length == 0 || needed.Any(fields.Has) || fields.Fails(needed[0], "missing-field", $"'{string.Join("' or '", needed)}' must say who it was."));
    }

    private static string? LeadOf(string text) => LeadStandingEndpoint.IsKey(text) ? EventPeople.OfLead(text) : null;

    /// <summary>Whether a field is missing, or says what can be read.</summary>
    private static bool Pseudonym(FieldReader fields, string field, Func<string, string?> read, List<string> found)
    {
        if (!fields.Has(field))
        {
            return true;
        }

        if (!fields.Text(field, out var text) || read(text) is not { } identifier)
        {
            return false;
        }

        found.Add(identifier);
        return true;
    }

    private static bool Present(FieldReader fields, string field) => fields.Has(field) || fields.Fails(field, "missing-field", $"'{field}' is required.");

    private static bool Choice<T>(FieldReader fields, string field, bool isNeeded, out T? choice)
        where T : struct, Enum
    {
        choice = null;
        if (!isNeeded && !fields.Has(field))
        {
            return true;
        }

        if (!fields.Text(field, out var text))
        {
            return false;
        }

        var isKnown = Parse<T>(text, out var value);
        choice = value;
        return isKnown || fields.Fails(field, "invalid-choice", $"'{field}' must be one of {Words<T>()}.");
    }

    private static bool Parse<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text.All(char.IsAsciiLetterLower) && Enum.TryParse(text, ignoreCase: true, out value);
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}
