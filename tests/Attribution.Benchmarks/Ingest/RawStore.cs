using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Benchmarks.Ingest;

/// <summary>What the emulator itself can take, without the product: rows shaped like the product's events, straight to a table.</summary>
internal sealed class RawStore(string connectionString)
{
    private const int RowsPerTransaction = 100;
    private const int RowsPerPartition = 500;
    private readonly TableServiceClient service = new(connectionString);
    private int tables;

    /// <summary>Entity-group transactions of a hundred rows, each into a partition of its own.</summary>
    public Task<LoadResult> Transactions(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue) => InFreshTable(table => ClosedLoop.Run(concurrency, duration, async number =>
    {
        var partition = Partition(number);
        var first = number * RowsPerTransaction;
        await table.SubmitTransactionAsync(
            Enumerable.Range(0, RowsPerTransaction).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, first + i))), ct);
        return RowsPerTransaction;
    }, most), ct);

    /// <summary>One insert per event.</summary>
    public Task<LoadResult> Inserts(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue) => InFreshTable(table => ClosedLoop.Run(concurrency, duration, async number =>
    {
        await table.AddEntityAsync(Row(Partition(number / RowsPerPartition), number), ct);
        return 1;
    }, most), ct);

    private async Task<LoadResult> InFreshTable(Func<TableClient, Task<LoadResult>> load, CancellationToken ct)
    {
        var table = service.GetTableClient($"Raw{++tables}");
        await table.CreateIfNotExistsAsync(ct);
        try
        {
            return await load(table);
        }
        finally
        {
            await table.DeleteAsync(ct);
        }
    }

    private static string Partition(long number) => string.Create(CultureInfo.InvariantCulture, $"clicks|bench-batches|20260323|{number % 86_400:D5}|{number % 6:D2}");

    /// <summary>As many columns as the product stores, of the same length; every fifth with identifiers.</summary>
    private static RawRow Row(string partition, long number) => new()
    {
        PartitionKey = partition,
        RowKey = string.Create(CultureInfo.InvariantCulture, $"e|{number * 2654435761 % 99_999_999_999:D11}{number:D11}"),
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
