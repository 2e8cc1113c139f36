using Attribution.Functions.Messages;
using Attribution.Local.Processes;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Support;

/// <summary>Waits for whatever follows from what was sent, whichever app does it.</summary>
internal sealed class Settling(Azurite azurite, TimeSpan? patience = null)
{
    private static readonly string[] Working =
        [FetchLeads.Queue, AttributeWeek.Queue, FoldEvents.Queue, SettleEvents.Queue, AttributeLeads.Queue, SettleDeals.Queue, CloseJourneys.Queue];

    /// <summary>Waits until everything that was sent has been counted and credited: what is announced leaves the outbox after its message is out.</summary>
    public async Task Settled()
    {
        await Eventually.Equal(0, Announced, patience);
        await Idle();
    }

    /// <summary>Waits until nothing is left in the queues, whatever the outbox still holds.</summary>
    /// <remarks>
    /// Leads ask for deals, deals for leads, and both may ask a queue that was found empty a moment ago. Whoever asks does so before its own message is gone: a second look at all of
    /// them sees what the first one missed.
    /// </remarks>
    public async Task Idle()
    {
        var queues = new Queues(azurite);
        await Eventually.Holds(async () => await queues.AreEmpty(Working) && await queues.AreEmpty(Working), patience);
    }

    private async Task<int> Announced()
    {
        var rows = 0;
        await foreach (var _ in new TableServiceClient(azurite.ConnectionString).GetTableClient("Outbox").QueryAsync<TableEntity>())
        {
            rows++;
        }

        return rows;
    }
}
