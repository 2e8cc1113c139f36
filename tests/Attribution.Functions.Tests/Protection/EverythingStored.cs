using System.Text;
using Attribution.Local.Processes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Attribution.Functions.Tests.Protection;

/// <summary>One text that lies somewhere.</summary>
/// <param name="Place">Table and column, queue, container, or log.</param>
/// <param name="Text">What is there.</param>
internal sealed record StoredText(string Place, string Text);

/// <summary>Reads whatever the app has written anywhere: every cell and key of every table, every message, blob and line of a log.</summary>
internal static class EverythingStored
{
    private const int MessagesAtOnce = 32;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

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

        await ReadQueues(new QueueServiceClient(azurite.ConnectionString), texts);
        await ReadBlobs(new BlobServiceClient(azurite.ConnectionString), texts);
        foreach (var log in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "logs"), "functions*"))
        {
            await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            texts.Add(new StoredText("log", await reader.ReadToEndAsync()));
        }

        return texts;
    }

    /// <summary>What is in a queue. More than can be looked at has to be taken, and is hidden from everybody for a while.</summary>
    private static async Task<List<string>> Bodies(QueueClient queue)
    {
        var bodies = (await queue.PeekMessagesAsync(MessagesAtOnce)).Value.Select(message => message.Body.ToString()).ToList();
        while (bodies.Count % MessagesAtOnce == 0 && (await queue.ReceiveMessagesAsync(MessagesAtOnce, Hidden)).Value is { Length: > 0 } taken)
        {
            bodies.AddRange(taken.Select(message => message.Body.ToString()));
        }

        return bodies;
    }

    /// <summary>Messages as they lie there and as they are read.</summary>
    private static async Task ReadQueues(QueueServiceClient queues, List<StoredText> texts)
    {
        await foreach (var queue in queues.GetQueuesAsync(QueueTraits.Metadata))
        {
            texts.AddRange((queue.Metadata ?? new Dictionary<string, string>()).Select(pair => new StoredText(queue.Name, $"{pair.Key}={pair.Value}")));
            var bodies = await Bodies(queues.GetQueueClient(queue.Name));
            texts.AddRange(bodies.Select(body => new StoredText(queue.Name, body)));
            texts.AddRange(bodies.Select(body => new StoredText(queue.Name, Encoding.UTF8.GetString(Convert.FromBase64String(body)))));
        }
    }

    /// <summary>Names, metadata and contents, those of the host too.</summary>
    private static async Task ReadBlobs(BlobServiceClient blobs, List<StoredText> texts)
    {
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(BlobTraits.Metadata))
            {
                texts.Add(new StoredText(container.Name, blob.Name));
                texts.AddRange((blob.Metadata ?? new Dictionary<string, string>()).Select(pair => new StoredText(container.Name, $"{pair.Key}={pair.Value}")));
                var content = (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
                texts.Add(new StoredText(container.Name, content.ToString()));
            }
        }
    }
}
