using Attribution.Functions.Messages;
using Attribution.Storage.Notices;
using Attribution.Storage.Outbox;
using Azure;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Leads of which a sender tells only the ids: written down, then asked for by message, so that the answer need not wait.</summary>
public sealed partial class LeadAnnouncements(NoticeStore notices, DeliveredLeads leads, OutboxStore outbox, ILogger<LeadAnnouncements> logger)
{
    private const int Parallelism = 8;

    /// <summary>Writes announcements down and asks for those leads that are not fetched yet.</summary>
    public async Task Announce(IReadOnlyList<LeadNotice> announced, CancellationToken ct)
    {
        if (announced.Count == 0)
        {
            return;
        }

        var distinct = announced.Distinct().ToList();
        var ticket = await outbox.Announce([.. FetchLeads.For(distinct)], ct).ConfigureAwait(false);
        var states = new NoticeState[distinct.Count];
        await Parallel.ForAsync(0, distinct.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (i, token) =>
            states[i] = await notices.Add(distinct[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        var wanted = distinct.Where((_, i) => states[i] == NoticeState.Announced);
        try
        {
            await outbox.Deliver(ticket, [.. FetchLeads.For(wanted)], ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            // Notices and outbox are durable: the timer sends what is left behind.
            Log.LeftBehind(logger, e);
        }

        foreach (var fetched in distinct.Where((_, i) => states[i] == NoticeState.Fetched))
        {
            await leads.Again(fetched.Connection, fetched.Id, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The person took the lead back: nothing is fetched any more, and what is known about the person is erased. In this order: a
    /// fetch that is under way sees the withdrawal after it has stored, and erases by itself.
    /// </summary>
    public async Task Withdraw(LeadNotice notice, CancellationToken ct)
    {
        await notices.Move(notice, NoticeState.Withdrawn, ct).ConfigureAwait(false);
        await leads.Erase(notice.Connection, notice.Id, ct).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Messages were left to the outbox.")]
        public static partial void LeftBehind(ILogger logger, Exception failure);
    }
}
