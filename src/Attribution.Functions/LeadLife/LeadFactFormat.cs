using System.Text.Json;
using Attribution.Domain.Facts;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Functions.Attributing;
using Attribution.Functions.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.LeadLife;

/// <summary>Facts of leads: how they are read, which have no effect, and that the lead is credited and booked again.</summary>
/// <param name="leadOf">The lead of an item; null when there is none.</param>
/// <param name="byKey">A lead that an item was found to be about.</param>
/// <param name="oldest">The oldest day whose leads can be credited again; null for every day.</param>
/// <param name="now">The present moment.</param>
internal sealed class LeadFactFormat(Func<JsonElement, Lead?> leadOf, Func<string, Lead> byKey, DateOnly? oldest, DateTimeOffset now) : IFactFormat
{
    /// <summary>What decides whether a lead earns credit; a retraction may take such a statement back.</summary>
    private static readonly LeadFactKind[] Deciding = [LeadFactKind.Rejected, LeadFactKind.Restored, LeadFactKind.Retracted];

    /// <inheritdoc />
    public SentFact? Read(JsonElement item, FieldReader fields)
    {
        if (leadOf(item) is not { } lead)
        {
            _ = LeadNames.IsNamed(item)
                ? fields.Fails("lead", "unknown-lead", "There is no lead of this name. A form that is no lead, but interest, has no life of its own.")
                : fields.Fails("lead", "missing-field", "Say which lead: 'lead', or 'connection' or 'leadSource' with 'leadId'.");
            return null;
        }

        if (new LeadFactReader(fields, now).Read() is not { } fact)
        {
            return null;
        }

        if (oldest is { } day && lead.Day < day && Deciding.Contains(fact.Kind))
        {
            fields.Refuses(LeadStandingEndpoint.BeyondHorizon("kind", day));
            return null;
        }

        return new SentFact(LeadFactStore.Subject(lead.Key), FreeTexts.Kept(fact, lead).ToRecorded());
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<RecordedFact, ItemFault> WithoutEffect(string subject, IReadOnlyList<RecordedFact> all)
    {
        var read = all.Select(recorded => (Recorded: recorded, Fact: LeadFact.Read(recorded))).Where(pair => pair.Fact is not null).ToList();
        var idle = LeadState.Of(byKey(LeadFactStore.KeyOf(subject)), read.Select(pair => pair.Fact!)).History
            .Where(told => told.Idle is not null).ToDictionary(told => (told.Fact.Source, told.Fact.Id), told => told);
        return read.Where(pair => idle.ContainsKey((pair.Recorded.Source, pair.Recorded.Id)))
            .ToDictionary(pair => pair.Recorded, pair => Fault(idle[(pair.Recorded.Source, pair.Recorded.Id)]));
    }

    /// <inheritdoc />
    public IEnumerable<OutgoingMessage> Consequences(IReadOnlyList<string> subjects) => AttributeLeads.Again(subjects.Select(LeadFactStore.KeyOf));

    /// <summary>Why a fact has no effect, and what would have one.</summary>
    internal static ItemFault Fault(ToldFact told) => told.Idle switch
    {
        IdleReason.Illegal(var status) => new ItemFault(
            "kind",
            "illegal-transition",
            $"A lead that is {Words.Of(status)} cannot be {told.Fact.Kind.Name()}; there can be {LeadFactKinds.Text(LeadTransitions.Legal(status))}. The fact is kept, and counts if an earlier one makes it possible."),
        IdleReason.TakenBack => new ItemFault("id", "fact-retracted", "The fact was retracted. Send what is right as a fact with another id."),
        _ => new ItemFault("retractedId", "nothing-to-retract", "Nothing of this source and id was said of the lead that could be retracted. The retraction is kept, and holds for what is told later."),
    };
}

/// <summary>Words of the domain as JSON writes them.</summary>
internal static class Words
{
    /// <summary>A name in lower camel case: <c>qualified</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
