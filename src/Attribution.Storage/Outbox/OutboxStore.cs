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

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes down what will have to be sent. Call it before the write.</summary>
    /// <returns>What to pass to <see cref="Deliver"/> after the write.</returns>
    public async Task<OutboxTicket> Announce(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        // Random: two requests that announce the same are two rows, each deleted by its own request.
#pragma warning disable RS0030
        var request = Guid.NewGuid().ToString("N");
#pragma warning restore RS0030
        var partition = Keys.HexShard(request);
        var created = clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        var rows = messages.Select((m, i) => new OutboxRow
        {
            PartitionKey = partition,
            RowKey = string.Create(CultureInfo.InvariantCulture, $"{created}|{request}|{i:D4}"),
            Queue = m.Queue,
            Body = m.Body,
        }).ToList();
        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            // Upserts: when an answer is lost on the way, the client tries again and meets its own rows.
            await table.SubmitTransactionAsync(chunk.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r)), ct).ConfigureAwait(false);
        }

        return new OutboxTicket(partition, [.. rows.Select(r => (r.RowKey, new OutgoingMessage(r.Queue, r.Body)))]);
    }

    /// <summary>Sends what was announced, then forgets it. Call it after the write.</summary>
    public async Task Deliver(OutboxTicket ticket, CancellationToken ct)
    {
        foreach (var (_, message) in ticket.Rows)
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }

        await Forget(ticket.Partition, ticket.Rows.Select(r => r.RowKey), ct).ConfigureAwait(false);
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

    private async Task Forget(string partition, IEnumerable<string> rowKeys, CancellationToken ct)
    {
        foreach (var rowKey in rowKeys)
        {
            try
            {
                await table.DeleteEntityAsync(partition, rowKey, ETag.All, ct).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Sent by somebody else as well; receivers do not mind.
            }
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

/// <summary>Announced messages, to be delivered after the write.</summary>
public sealed class OutboxTicket
{
    internal OutboxTicket(string partition, IReadOnlyList<(string RowKey, OutgoingMessage Message)> rows)
    {
        Partition = partition;
        Rows = rows;
    }

    internal string Partition { get; }

    internal IReadOnlyList<(string RowKey, OutgoingMessage Message)> Rows { get; }
}
