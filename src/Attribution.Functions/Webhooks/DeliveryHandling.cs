using Attribution.Domain.Catalog;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Telemetry;
using Attribution.Functions.Webhooks.Fetching;
using Attribution.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Webhooks;

/// <summary>
/// Does what the items of a delivery ask for, each for itself: one that fails does not hold up its neighbours, and makes the sender
/// try all of them again, which changes nothing for those that are stored.
/// </summary>
public sealed partial class DeliveryHandling(
    DeliveredLeads leads, LeadAnnouncements announcements, ParkedDeliveries parked, IntakeTallies tallies, ILogger<DeliveryHandling> logger)
{
    /// <summary>After so many the store is down, and the rest would only wait for it in vain.</summary>
    private const int MostFailures = 3;

    /// <summary>Handles a delivery. When this returns everything that came with it is durable.</summary>
    public async Task Handle(Connection connection, IReadOnlyList<DeliveryItem> items, CancellationToken ct)
    {
        var failures = new List<Exception>();
        await Try(() => announcements.Announce([.. items.OfType<DeliveryItem.Announced>().Select(a => a.Notice)], ct)).ConfigureAwait(false);
        foreach (var item in items)
        {
            await Try(() => Handle(connection, item, ct)).ConfigureAwait(false);
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }

        async Task Try(Func<Task> handle)
        {
            try
            {
                await handle().ConfigureAwait(false);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && failures.Count < MostFailures)
            {
                failures.Add(e);
            }
        }
    }

    private async Task Handle(Connection connection, DeliveryItem item, CancellationToken ct)
    {
        switch (item)
        {
            case DeliveryItem.Whole(var lead):
                await leads.Accept(connection, lead, ct).ConfigureAwait(false);
                break;
            case DeliveryItem.Withdrawn(var notice):
                await announcements.Withdraw(notice, ct).ConfigureAwait(false);
                break;
            case DeliveryItem.Unusable unusable:
                await parked.Park(connection.Id, unusable, ct).ConfigureAwait(false);
                tallies.Rejected(connection.Channel ?? "", IntakeTallies.UnusableDelivery);
                Instruments.ItemRejected(Doors.Webhooks, IntakeTallies.UnusableDelivery);
                Log.Parked(logger, connection.Id, unusable.Reason);
                break;
            case DeliveryItem.Test:
                Log.TestLead(logger, connection.Id);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Test lead received. Connection: {Connection}.")]
        public static partial void TestLead(ILogger logger, string connection);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A genuine item cannot be used and was parked. Connection: {Connection}. Reason: {Reason}")]
        public static partial void Parked(ILogger logger, string connection, string reason);
    }
}
