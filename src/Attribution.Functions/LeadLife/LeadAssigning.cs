using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Credits;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.LeadLife;

/// <summary>
/// Hands leads over to managers, once in each cycle, where there are managers: a fact of an id of its own says so, and the first one that is written stands. Leads that are older, or that
/// somebody is responsible for, are left alone.
/// </summary>
public sealed class LeadAssigning(
    LeadFactStore facts, CreditStore credits, ManagerLoads loads, OutboxStore outbox, IOptions<LeadLifeOptions> options, ReportingCalendar calendar)
{
    /// <summary>Id of the fact by which the product hands a lead over in a cycle.</summary>
    public static string FactId(int cycle) => $"assigned-{cycle}";

    /// <summary>Hands a lead over, if it is to be.</summary>
    public async Task Assign(Lead lead, CancellationToken ct)
    {
        if (await loads.Managers(ct).ConfigureAwait(false) is [] || await credits.Find(lead, ct).ConfigureAwait(false) is not { AttachedTo: null } ledger)
        {
            return;
        }

        var state = await facts.State(lead, ledger.Forms, ct).ConfigureAwait(false);
        var (cycle, at) = (state.Cycle, calendar.Now > state.Cycle.From ? calendar.Now : state.Cycle.From);
        if (!state.IsOpen || cycle.IsAssigned || cycle.From < calendar.Now.AddDays(-options.Value.AssignWithinDays)
            || await Choose(lead, ledger, state, at, ct).ConfigureAwait(false) is not { } manager)
        {
            return;
        }

        var said = new LeadFact(LeadFact.OwnSource, FactId(cycle.Number), LeadFactKind.Assigned, at, new LeadFactDetails { Manager = manager.Id });
        var ticket = await outbox.Announce([MailAssignment.For(lead.Key, cycle.Number)], ct).ConfigureAwait(false);
        if (await facts.Add(lead.Key, [said], ct).ConfigureAwait(false) is [Recorded.New])
        {
            loads.Note(manager.Id);
        }

        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
    }

    private async Task<Manager?> Choose(Lead lead, LeadCredits ledger, LeadState state, DateTimeOffset at, CancellationToken ct)
    {
        var temperature = LeadWarmth.At(at, lead, ledger.Approach, state, options.Value.Settings);
        var channel = lead.Channel ?? ledger.Channels.MaxBy(credit => credit.Credits[AttributionModel.Last])?.Channel ?? "";
        return LeadAssignment.Choose(lead.Key, temperature, channel, await loads.All(ct).ConfigureAwait(false));
    }
}
