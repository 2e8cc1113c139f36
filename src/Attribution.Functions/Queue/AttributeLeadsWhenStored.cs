using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Credits leads to channels and plans.</summary>
public sealed class AttributeLeadsWhenStored(LeadAttributor attributor, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(AttributeLeadsWhenStored))]
    public async Task Run([QueueTrigger(AttributeLeads.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<AttributeLeads>(message) is not { Version: 1, Leads: not null } leads || leads.Leads.Contains(null!))
        {
            await parked.Park(AttributeLeads.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        await Patience.RideOut(() => attributor.Attribute(leads.Leads, !leads.AreKnown, ct), ct).ConfigureAwait(false);
    }
}
