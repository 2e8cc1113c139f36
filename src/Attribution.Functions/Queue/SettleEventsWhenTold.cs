using Attribution.Functions.Events;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Books what follows from the facts of events.</summary>
public sealed class SettleEventsWhenTold(EventSettling settling, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(SettleEventsWhenTold))]
    public async Task Run([QueueTrigger(SettleEvents.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<SettleEvents>(message) is not { Version: 1, Events: not null } settle || settle.Events.Any(id => id is null || !FieldReader.IsSlug(id)))
        {
            await parked.Park(SettleEvents.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        foreach (var id in settle.Events)
        {
            await Patience.RideOut(() => settling.Settle(id, ct), ct).ConfigureAwait(false);
        }
    }
}
