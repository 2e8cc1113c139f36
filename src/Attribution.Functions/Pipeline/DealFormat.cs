using System.Text.Json;
using Attribution.Domain.Facts;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Pipeline;

/// <summary>Facts of deals as JSON: one item names its deal, who says what happened, and when.</summary>
public sealed class DealFormat(DealDetails details, ReportingCalendar calendar) : IFactFormat
{
    /// <summary>A deal's key: in whose books it stands, and the number that it has there.</summary>
    public static string Key(string source, string deal) => Keys.Digest("deal", source, deal);

    /// <inheritdoc />
    public SentFact? Read(JsonElement item, FieldReader fields)
    {
        if (!fields.Text("deal", out var deal) || !fields.Slug("source", out var source) || !DealSource(fields, source, out var books)
            || !fields.Text("id", out var id) || !Kind(fields, out var kind) || !fields.Time("at", calendar.Now, out var at))
        {
            return null;
        }

        return details.Read(item, fields, new DealFact(source, id, kind, at)) is { } fact
            ? new SentFact(DealSettling.Subject(Key(books, deal)), DealFactText.Recorded(fact))
            : null;
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<RecordedFact, ItemFault> WithoutEffect(string subject, IReadOnlyList<RecordedFact> all)
    {
        var facts = all.Select(fact => (Recorded: fact, Fact: DealFactText.Read(fact))).Where(fact => fact.Fact is not null).ToDictionary(fact => fact.Fact!, fact => fact.Recorded);
        return DealLife.Of(facts.Keys).WithoutEffect.ToDictionary(idle => facts[idle.Fact], DealRefusals.Fault);
    }

    /// <inheritdoc />
    public IEnumerable<OutgoingMessage> Consequences(IReadOnlyList<string> subjects) => SettleDeals.For(subjects.Select(DealSettling.KeyOf));

    /// <summary>In whose books the deal stands, where somebody else tells of it: a correction by hand of what a CRM said.</summary>
    private static bool DealSource(FieldReader fields, string source, out string books)
    {
        books = source;
        return !fields.Has("dealSource") || fields.Slug("dealSource", out books);
    }

    private static bool Kind(FieldReader fields, out DealFactKind kind)
    {
        kind = default;
        return fields.Text("kind", out var word)
            && (DealFactText.Kind(word) is { } known ? (kind = known) == known
                : fields.Fails("kind", "unknown-fact", $"'kind' must be one of {string.Join(", ", DealFactText.Words)}; it is '{word}'."));
    }
}
