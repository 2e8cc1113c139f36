using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Outbox;

/// <summary>A message that must be sent if what it announces comes to be.</summary>
/// <param name="Queue">Queue name.</param>
/// <param name="Body">The message, as JSON.</param>
public sealed record OutgoingMessage(string Queue, string Body);

/// <summary>
/// Messages that must follow a write. The row is written before the write it announces, and deleted after the message has been
/// sent: whatever the moment of a crash, either nothing was written, or a row is left that says what to send.
/// </summary>
/// <remarks>
/// Written ahead in a table of its own, not beside the fact: a request touches many partitions and needs one row instead of one
/// in each, and what a crash left behind is found by reading a few small partitions instead of every event. A message that
/// announces something that never came finds nothing to do.
/// </remarks>
public sealed class OutboxStore(TableServiceClient tables, MessageSender sender, TimeProvider clock)
{
    internal const string Name = "Outbox";

    /// <summary>
    /// Rows younger than this belong to a request that is still under way: an HTTP caller is cut off after 230 s, and the store's
    /// own retries end sooner.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private const int RowsPerTransaction = 100;

    /// <summary>A plan of two years asks for a hundred weeks.</summary>
    private const int SendsAtOnce = 8;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes down what will have to be sent. Call it before the write.</summary>
    /// <returns>What to pass to <see cref="Deliver(OutboxTicket, CancellationToken)"/> after the write.</returns>
    public async Task<OutboxTicket> Announce(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        var ticket = Open();
        await Announce(ticket, messages, ct).ConfigureAwait(false);
        return ticket;
    }

    /// <summary>A ticket on which nothing is announced yet.</summary>
    public OutboxTicket Open()
    {
        // Random: two requests that announce the same are two rows, each deleted by its own request.
#pragma warning disable RS0030
        var request = Guid.NewGuid().ToString("N");
#pragma warning restore RS0030
        return new OutboxTicket(Keys.HexShard(request), string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks:D19}|{request}"));
    }

    /// <summary>Writes down what else will have to be sent, on the same ticket. One call at a time.</summary>
    public async Task Announce(OutboxTicket ticket, IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        foreach (var chunk in messages.Chunk(RowsPerTransaction))
        {
            // Upserts: when an answer is lost on the way, the client tries again and meets its own rows.
            var rows = chunk.Select(m => new OutboxRow { PartitionKey = ticket.Partition, RowKey = ticket.NextRowKey(m), Queue = m.Queue, Body = m.Body }).ToList();
            await table.SubmitTransactionAsync(rows.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r)), ct).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what was announced, then forgets it. Call it after the write.</summary>
    public Task Deliver(OutboxTicket ticket, CancellationToken ct) => Deliver(ticket, ticket.Messages, ct);

    /// <summary>Sends other messages in place of those announced, which say the same together, then forgets what was announced.</summary>
    public async Task Deliver(OutboxTicket ticket, IReadOnlyList<OutgoingMessage> instead, CancellationToken ct)
    {
        await Parallel.ForEachAsync(
            instead, new ParallelOptions { MaxDegreeOfParallelism = SendsAtOnce, CancellationToken = ct }, async (message, token) => await sender.Send(message, token).ConfigureAwait(false)).ConfigureAwait(false);

        foreach (var chunk in ticket.RowKeys.Chunk(RowsPerTransaction))
        {
            await Forget(ticket.Partition, chunk, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends everything that is announced, whoever announced it, and leaves it announced: for a process that starts, perhaps in the place of
    /// one that died a moment ago. What is still under way is asked for too early by that, and again when it is written.
    /// </summary>
    /// <returns>Number of messages sent.</returns>
    public async Task<int> Remind(CancellationToken ct)
    {
        var sent = 0;
        await foreach (var row in table.QueryAsync<OutboxRow>(cancellationToken: ct).ConfigureAwait(false))
        {
            await sender.Send(new OutgoingMessage(row.Queue, row.Body), ct).ConfigureAwait(false);
            sent++;
        }

        return sent;
    }

    /// <summary>Sends what requests that ended without sending have left behind.</summary>
    /// <returns>Number of messages sent.</returns>
    public async Task<int> SendLeftBehind(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Grace).UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        var sent = 0;
        foreach (var partition in Keys.HexShards)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {before}");
            await foreach (var row in table.QueryAsync<OutboxRow>(filter, cancellationToken: ct).ConfigureAwait(false))
            {
                await sender.Send(new OutgoingMessage(row.Queue, row.Body), ct).ConfigureAwait(false);
                await Forget(partition, [row.RowKey], ct).ConfigureAwait(false);
                sent++;
            }
        }

        return sent;
    }

    private async Task Forget(string partition, string[] rowKeys, CancellationToken ct)
    {
        try
        {
            await table.SubmitTransactionAsync(
                rowKeys.Select(k => new TableTransactionAction(TableTransactionActionType.Delete, new OutboxRow { PartitionKey = partition, RowKey = k }, ETag.All)), ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404 && rowKeys.Length > 1)
        {
            // One of them was sent by somebody else as well, which receivers do not mind.
            foreach (var rowKey in rowKeys)
            {
                await Forget(partition, [rowKey], ct).ConfigureAwait(false);
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Gone already.
        }
    }

    private sealed class OutboxRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Queue { get; set; } = "";

        public string Body { get; set; } = "";
    }
}
