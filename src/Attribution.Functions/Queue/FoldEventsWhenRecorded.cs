using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Carries new events over into the day's sums.</summary>
public sealed class FoldEventsWhenRecorded(EventFolding folding, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(FoldEventsWhenRecorded))]
    public async Task Run([QueueTrigger(FoldEvents.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<FoldEvents>(message) is not { Version: 1, Partitions: not null } fold || fold.Partitions.Contains(null!))
        {
            await parked.Park(FoldEvents.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        var partitions = await Incoming.Partitions(fold.Partitions, FoldEvents.Queue, parked, ct).ConfigureAwait(false);
        await Patience.RideOut(() => folding.Fold(partitions, fold.Least(), ct), ct).ConfigureAwait(false);
    }
}
