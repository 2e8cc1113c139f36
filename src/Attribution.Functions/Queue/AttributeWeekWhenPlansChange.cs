using Attribution.Domain.Calendar;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Credits;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Asks for the leads of a week to be credited again, because a plan that may cover them changed.</summary>
public sealed class AttributeWeekWhenPlansChange(CreditStore credits, MessageSender sender, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(AttributeWeekWhenPlansChange))]
    public async Task Run([QueueTrigger(AttributeWeek.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<AttributeWeek>(message) is not { Version: 1 } asked || !ReportingWeek.TryParse(asked.Week, out var week))
        {
            await parked.Park(AttributeWeek.Queue, message, "Not a message of version 1 with a week such as 2026-W12.", ct).ConfigureAwait(false);
            return;
        }

        // All are read before the first is sent: a store that is too busy to be read to the end is not given more to do each time.
        var messages = new List<OutgoingMessage>();
        foreach (var shard in Keys.HexShards)
        {
            var leads = new List<string>();
            await foreach (var lead in credits.Leads(week, shard, ct).ConfigureAwait(false))
            {
                leads.Add(lead);
            }

            messages.AddRange(AttributeLeads.Again(leads));
        }

        foreach (var outgoing in messages)
        {
            await sender.Send(outgoing, ct).ConfigureAwait(false);
        }
    }
}
