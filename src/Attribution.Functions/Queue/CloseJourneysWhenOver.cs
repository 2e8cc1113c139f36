using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Counts journeys that are over without a lead.</summary>
public sealed class CloseJourneysWhenOver(JourneyClosing closing, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(CloseJourneysWhenOver))]
    public async Task Run([QueueTrigger(CloseJourneys.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<CloseJourneys>(message) is not { Version: 1, Partitions: not null, Trails: not null } close
            || close.Trails.Any(trail => string.IsNullOrEmpty(trail?.Trail)))
        {
            await parked.Park(CloseJourneys.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        var partitions = await Incoming.Partitions(close.Partitions, CloseJourneys.Queue, parked, ct).ConfigureAwait(false);
        await Patience.RideOut(() => closing.Close(partitions, ct), ct).ConfigureAwait(false);
        await Patience.RideOut(() => closing.Close(close.Trails, ct), ct).ConfigureAwait(false);
    }
}
