using System.Collections.Concurrent;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Identity;
using Attribution.Functions.Messages;
using Attribution.Functions.Personas;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Ingestion;

/// <summary>A form that was taken in.</summary>
/// <param name="Application">What it counts as.</param>
/// <param name="Refusal">Why it is no lead, one of the codes of <see cref="LeadValidity"/>; null for a lead.</param>
public sealed record TakenForm(MeasureEvent Application, string? Refusal);

/// <summary>
/// Takes in forms. Those of people who can be contacted are leads: contact data apart and encrypted, then the lead. Of the others
/// nothing is kept but that there was an application.
/// </summary>
public sealed class LeadIntake(
    ContactStore contacts, LeadStore leads, OutboxStore outbox, ContactReader reader, AccountReader accounts, LeadTags tags, ErasedStore erased, ReportingCalendar calendar)
{
    private const int Parallelism = 8;

    /// <summary>Stores leads. Call <see cref="OutboxStore.Deliver(OutboxTicket, CancellationToken)"/> with the ticket when everything else is stored too.</summary>
    /// <returns>What each form is, in order, and the messages to deliver; no ticket without a lead.</returns>
    public async Task<(IReadOnlyList<TakenForm> Forms, OutboxTicket? Ticket)> Accept(IReadOnlyList<LeadForm> forms, CancellationToken ct)
    {
        var read = forms.Select(form => reader.Read(form.Contact, form.Channel is not null)).ToList();
        var keys = forms.Select(form => LeadStore.Key(form.Source, form.Id)).ToList();
        var isHidden = await Hidden(forms, read, ct).ConfigureAwait(false);
        var isLead = forms.Select((_, i) => i).Where(i => read[i].Judgement.IsLead && !isHidden[i]).ToList();

        // Repeated forms are announced too: a repetition is how a sender says that it missed our answer.
        var ticket = isLead.Count == 0 ? null
            : await outbox.Announce([.. AttributeLeads.For(isLead.Select(i => keys[i]).Distinct(StringComparer.Ordinal))], ct).ConfigureAwait(false);

        var tagged = isLead.Zip(await tags.Of([.. isLead.Select(i => forms[i])], ct).ConfigureAwait(false)).ToDictionary(lead => lead.First, lead => lead.Second);

        // Of a form that a batch repeats, the first counts: stored side by side, the two would race for it.
        var stored = new ConcurrentDictionary<string, Lead>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct };
        await Parallel.ForEachAsync(isLead.DistinctBy(i => keys[i], StringComparer.Ordinal), options, async (i, token) =>
            stored[keys[i]] = await Store(keys[i], forms[i], read[i], tagged[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var i in Enumerable.Range(0, forms.Count).Where(i => isHidden[i]))
        {
            if (await leads.Find(keys[i], ct).ConfigureAwait(false) is { } known)
            {
                stored[keys[i]] = known;
            }
        }

        return (
            [.. forms.Select((form, i) => stored.TryGetValue(keys[i], out var lead) ? new TakenForm(ApplicationOf(lead, form.Source, form.Id) with { Tags = form.Tags }, null) : InterestOf(form, read[i]))],
            ticket);
    }

    /// <summary>Which forms were sent before their person was erased: they count as applications, and nothing of them is kept anew.</summary>
    private async Task<bool[]> Hidden(IReadOnlyList<LeadForm> forms, List<ReadContact> read, CancellationToken ct)
    {
        var hidden = new bool[forms.Count];
        await Parallel.ForAsync(0, forms.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (i, token) =>
            hidden[i] = read[i].Judgement.IsLead && await erased.Hides(read[i].Identifiers, forms[i].ConvertedAt, token).ConfigureAwait(false)).ConfigureAwait(false);
        return hidden;
    }

    /// <summary>
    /// A lead that was taken in before is heard of again without its form: announces it like a repeated form, because its messages
    /// may have been in the hands of a process that died.
    /// </summary>
    /// <returns>What it counts as, and the messages to deliver; null when it was never a lead.</returns>
    public async Task<(MeasureEvent Application, OutboxTicket Ticket)?> Again(string source, string id, CancellationToken ct)
    {
        var key = LeadStore.Key(source, id);
        return await leads.Find(key, ct).ConfigureAwait(false) is { } lead
            ? (ApplicationOf(lead, source, id), await outbox.Announce([.. AttributeLeads.For([key])], ct).ConfigureAwait(false))
            : null;
    }

    private async Task<Lead> Store(string key, LeadForm form, ReadContact read, LeadTag tag, CancellationToken ct)
    {
        await contacts.Add(key, form.Contact, ct).ConfigureAwait(false);
        var lead = new Lead(
            key, form.Source, form.Channel, form.Campaign, form.ConvertedAt, calendar.DayOf(form.ConvertedAt), [.. form.Identifiers, .. read.Identifiers])
        {
            Completeness = read.Judgement.Completeness,
            Missing = read.Judgement.Missing,
            Accounts = accounts.OfAnswers(form.Contact),
            Temperature = LeadTemperatures.Parse(form.Contact.GetValueOrDefault(ContactField.Temperature)) ?? form.Temperature,
            Persona = tag.Persona,
            Stage = tag.Stage,
        };
        return (await leads.Add(lead, ct).ConfigureAwait(false)).Lead;
    }

    /// <summary>
    /// A form counts as an application, of the time and channel that its lead was first stored with: so the repeated delivery of
    /// a form that carries no time of its own meets the first one.
    /// </summary>
    private static MeasureEvent ApplicationOf(Lead lead, string source, string id) => new(
        Measure.Applications, source, id, lead.Channel ?? Channel.Unattributed, lead.Campaign, lead.ConvertedAt, lead.Day, 0, []);

    private TakenForm InterestOf(LeadForm form, ReadContact read) => new(
        new MeasureEvent(
            Measure.Applications, form.Source, form.Id, form.Channel ?? Channel.Unattributed, form.Campaign, form.ConvertedAt, calendar.DayOf(form.ConvertedAt), 0, [])
        {
            Tags = form.Tags,
        },
        read.Judgement.Refusal);
}
