using System.Collections.Concurrent;
using Attribution.Domain.Leads;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Ingestion;

/// <summary>Stores forms of people who can be contacted: contact data apart and encrypted, then the lead.</summary>
public sealed class LeadIntake(ContactStore contacts, LeadStore leads, OutboxStore outbox, ReportingCalendar calendar)
{
    private const int Parallelism = 8;

    /// <summary>Stores forms. Call <see cref="OutboxStore.Deliver(OutboxTicket, CancellationToken)"/> with the ticket when everything else is stored too.</summary>
    /// <returns>The leads as stored, in order (of a repeated form: as it came first), and the messages to deliver.</returns>
    public async Task<(IReadOnlyList<Lead> Leads, OutboxTicket Ticket)> Accept(IReadOnlyList<LeadForm> forms, CancellationToken ct)
    {
        // Repeated forms are announced too: a repetition is how a sender says that it missed our answer.
        var keys = forms.Select(f => LeadStore.Key(f.Source, f.Id)).ToList();
        var ticket = await outbox.Announce([.. AttributeLeads.For(keys.Distinct(StringComparer.Ordinal))], ct).ConfigureAwait(false);

        // Of a form that a batch repeats, the first counts: stored side by side, the two would race for it.
        var first = keys.Zip(forms).DistinctBy(f => f.First, StringComparer.Ordinal);
        var stored = new ConcurrentDictionary<string, Lead>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(first, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (keyed, token) =>
        {
            var (key, form) = keyed;
            await contacts.Add(key, form.Contact, token).ConfigureAwait(false);
            var lead = new Lead(key, form.Source, form.Channel, form.Campaign, form.ConvertedAt, calendar.DayOf(form.ConvertedAt), form.Identifiers);
            stored[key] = (await leads.Add(lead, token).ConfigureAwait(false)).Lead;
        }).ConfigureAwait(false);
        return ([.. keys.Select(key => stored[key])], ticket);
    }
}
