using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Brings deals, and the sums that they are part of, up to date.</summary>
public sealed class SettleDealsWhenChanged(DealSettling settling, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run changes nothing.</summary>
    [Function(nameof(SettleDealsWhenChanged))]
    public async Task Run([QueueTrigger(SettleDeals.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<SettleDeals>(message) is not { Version: 1, Deals: not null } deals || deals.Deals.Any(string.IsNullOrEmpty))
        {
            await parked.Park(SettleDeals.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        await Patience.RideOut(() => settling.Settle(deals.Deals, ct), ct).ConfigureAwait(false);
    }
}
