using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Benchmarks.Ingest;

/// <summary>What the emulator itself can take, without the product: rows shaped like the product's events, straight to a table.</summary>
internal sealed class RawStore(string connectionString)
{
    private const int RowsPerTransaction = 100;
    private const int RowsPerPartition = 500;
    private readonly TableClient table = new TableServiceClient(connectionString).GetTableClient("Raw");
    private long rows;

    /// <summary>Creates the table. It keeps its rows to the end, as the product's tables do: the emulator inserts more slowly into a table that holds many.</summary>
    public Task Create(CancellationToken ct) => table.CreateIfNotExistsAsync(ct);

    /// <summary>Entity-group transactions of a hundred rows, each into a partition of its own.</summary>
    public Task<LoadResult> Transactions(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue) => ClosedLoop.Run(concurrency, duration, async _ =>
    {
        var last = Interlocked.Add(ref rows, RowsPerTransaction);
        var partition = Partition("raw-batches", last / RowsPerTransaction);
        await table.SubmitTransactionAsync(
            Enumerable.Range(1, RowsPerTransaction).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, last - RowsPerTransaction + i))), ct);
        return RowsPerTransaction;
    }, most);

    /// <summary>One insert per event.</summary>
    public Task<LoadResult> Inserts(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue) => ClosedLoop.Run(concurrency, duration, async _ =>
    {
        var number = Interlocked.Increment(ref rows);
        await table.AddEntityAsync(Row(Partition("raw-singles", number / RowsPerPartition), number), ct);
        return 1;
    }, most);

    private static string Partition(string channel, long number) => string.Create(CultureInfo.InvariantCulture, $"clicks|{channel}|20260323|{number % 86_400:D5}|{number % 6:D2}");

    /// <summary>As many columns as the product stores, of the same length, and a key that grows with time as its keys do; every fifth with identifiers.</summary>
    private static RawRow Row(string partition, long number) => new()
    {
        PartitionKey = partition,
        RowKey = string.Create(CultureInfo.InvariantCulture, $"20260323{number / RowsPerPartition:D6}|e|{number * 2654435761 % 99_999_999_999:D11}{number:D11}"),
        Source = "web",
        Id = string.Create(CultureInfo.InvariantCulture, $"c-{number + 1_000_000_000}"),
        Campaign = string.Create(CultureInfo.InvariantCulture, $"2187345091{10 + number % 12}"),
        OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(1_774_000_000 + number),
        Identifiers = number % 5 == 0 ? "v:k9PS9xqeaBMgtW25il9pPQ" : null,
        Sequence = number % RowsPerTransaction,
    };

    private sealed class RawRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Source { get; set; } = "";

        public string Id { get; set; } = "";

        public string Campaign { get; set; } = "";

        public DateTimeOffset OccurredAt { get; set; }

        public long Micros { get; set; }

        public string? Identifiers { get; set; }

        public long Sequence { get; set; }
    }
}
