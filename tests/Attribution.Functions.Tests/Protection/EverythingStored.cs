using System.Text;
using Attribution.Local.Processes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Attribution.Functions.Tests.Protection;

/// <summary>One text that lies somewhere.</summary>
/// <param name="Place">Table and column, queue, container, or log.</param>
/// <param name="Text">What is there.</param>
internal sealed record StoredText(string Place, string Text);

/// <summary>Reads whatever the app has written anywhere: every cell and key of every table, every message, blob and line of a log.</summary>
internal static class EverythingStored
{
    private const int MessagesAtOnce = 32;

    /// <summary>
    /// Every sum that anything is told from, in order. A path that nobody took is none: its row stays where somebody was credited by it for a moment, while
    /// messages of before met an erasure that was under way.
    /// </summary>
    public static async Task<List<string>> Sums(Azurite azurite)
    {
        var sums = new List<string>();
        foreach (var table in new[] { "DaySums", "Credits", "Bookings", "NullPaths" })
        {
            await foreach (var row in new TableServiceClient(azurite.ConnectionString).GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (row.RowKey.StartsWith("sum|", StringComparison.Ordinal) || (row.RowKey.StartsWith("path|", StringComparison.Ordinal) && row.GetInt64("Journeys") != 0))
                {
                    var cells = row.Where(cell => cell.Key is not ("Timestamp" or "odata.etag")).OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}");
                    sums.Add($"{table} {row.PartitionKey} {row.RowKey}: {string.Join(' ', cells)}");
                }
            }
        }

        return [.. sums.Order(StringComparer.Ordinal)];
    }

    public static async Task<List<StoredText>> Read(Azurite azurite)
    {
        var texts = new List<StoredText>();
        var tables = new TableServiceClient(azurite.ConnectionString);
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                texts.AddRange(row.Select(cell => new StoredText($"{table.Name}.{cell.Key}", cell.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{cell.Value}")));
            }
        }

        var queues = new QueueServiceClient(azurite.ConnectionString);
        await foreach (var queue in queues.GetQueuesAsync())
        {
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(MessagesAtOnce)).Value)
            {
                texts.Add(new StoredText(queue.Name, message.Body.ToString()));
                texts.Add(new StoredText(queue.Name, Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()))));
            }
        }

        var blobs = new BlobServiceClient(azurite.ConnectionString);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                texts.Add(new StoredText(container.Name, blob.Name));
                if (!container.Name.StartsWith("azure-webjobs", StringComparison.Ordinal))
                {
                    texts.Add(new StoredText(container.Name, (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString()));
                }
            }
        }

        foreach (var log in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "logs"), "functions*"))
        {
            await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            texts.Add(new StoredText("log", await reader.ReadToEndAsync()));
        }

        return texts;
    }
}
