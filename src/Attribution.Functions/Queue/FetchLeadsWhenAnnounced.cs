using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Webhooks.Fetching;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Fetches leads that a sender announced by their ids.</summary>
public sealed class FetchLeadsWhenAnnounced(LeadFetching fetching, ParkedStore parked)
{
    /// <summary>Runs for each message; what was fetched is not fetched again.</summary>
    [Function(nameof(FetchLeadsWhenAnnounced))]
    public async Task Run([QueueTrigger(FetchLeads.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<FetchLeads>(message) is not { Version: 1, Connection: { } connection, Leads: { } leads }
            || !FieldReader.IsSlug(connection) || leads.Any(string.IsNullOrEmpty))
        {
            await parked.Park(FetchLeads.Queue, message, "Not a message of version 1.", ct).ConfigureAwait(false);
            return;
        }

        await fetching.Fetch(connection, leads, ct).ConfigureAwait(false);
    }
}
