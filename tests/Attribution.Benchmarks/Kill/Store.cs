using System.Text.Json;
using Attribution.Local.Processes;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Attribution.Benchmarks.Kill;

/// <summary>What lies in the emulator: read behind the app's back, to see how far it had got when it died; and damaged, so that there is something to rebuild.</summary>
internal sealed class Store(Azurite azurite)
{
    private const string Poison = "-poison";
    private readonly TableServiceClient tables = new(azurite.ConnectionString);
    private readonly QueueServiceClient queues = new(azurite.ConnectionString);

    /// <summary>Messages of every queue, hidden ones too.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Depths(CancellationToken ct)
    {
        var depths = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: ct))
        {
            depths[queue.Name] = (await queues.GetQueueClient(queue.Name).GetPropertiesAsync(ct)).Value.ApproximateMessagesCount;
        }

        return depths;
    }

    public static bool IsPoison(string queue) => queue.EndsWith(Poison, StringComparison.Ordinal);

    /// <summary>The queue whose messages end in a poison queue.</summary>
    public static string OfPoison(string queue) => queue[..^Poison.Length];

    /// <summary>Rows of a table that match a filter.</summary>
    public async Task<List<TableEntity>> Rows(string table, string? filter, CancellationToken ct)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Writes all tables into a folder, each as lines of JSON.</summary>
    public async Task Dump(string folder, CancellationToken ct)
    {
        await foreach (var table in tables.QueryAsync(cancellationToken: ct))
        {
            var rows = await Rows(table.Name, null, ct);
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{table.Name}.jsonl"), rows.Select(row => JsonSerializer.Serialize(row.Where(field => field.Key != "odata.etag").ToDictionary())), ct);
        }
    }

    /// <summary>Writes a row as it should not be.</summary>
    public Task Damage(string table, TableEntity row, CancellationToken ct) => tables.GetTableClient(table).UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace, ct);
}
