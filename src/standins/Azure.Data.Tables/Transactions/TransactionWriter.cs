using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Writes an entity-group transaction: a batch that holds one change set
/// (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal static class TransactionWriter
{
    /// <summary>Most actions that a transaction may hold.</summary>
    public const int MaxActions = 100;

    public const string ContentType = "multipart/mixed; boundary=" + Batch;

    // The same in every request: a boundary must only never start a line of the content, and JSON and addresses hold no line breaks.
    private const string Batch = "batch_5f1c2a70-6a0e-4b0f-9d52-0c7d1f3e8a41";
    private const string ChangeSet = "changeset_c8c6e3b4-2d1f-4a57-8d57-3b6f0e9a7d12";

    private static readonly byte[] Start = Encoding.ASCII.GetBytes(
        $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={ChangeSet}\r\n\r\n");
    private static readonly byte[] ActionStart = Encoding.ASCII.GetBytes(
        $"--{ChangeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");

    private static readonly byte[] ActionHeaders = Encoding.ASCII.GetBytes(
        $" HTTP/1.1\r\nAccept: {TableConnection.MinimalMetadata}\r\nDataServiceVersion: 3.0\r\n");

    private static readonly byte[] End = Encoding.ASCII.GetBytes($"--{ChangeSet}--\r\n--{Batch}--\r\n");

    /// <summary>Refuses what the service must refuse, and the emulator does not.</summary>
    public static IReadOnlyList<TableTransactionAction> Checked(IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var list = actions as IReadOnlyList<TableTransactionAction> ?? [.. actions];
        if (list.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        if (list.Count > MaxActions)
        {
            throw new ArgumentException($"A transaction holds at most {MaxActions} actions; this one has {list.Count}.", nameof(actions));
        }

        var partition = list[0].Entity.PartitionKey;
        for (var i = 1; i < list.Count; i++)
        {
            if (!string.Equals(list[i].Entity.PartitionKey, partition, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"A transaction stays in one partition; action {i} is in another than action 0.", nameof(actions));
            }
        }

        return list;
    }

    public static PooledContent Write(IReadOnlyList<TableTransactionAction> actions, TableAddress table)
    {
        var content = new PooledContent(512 + (actions.Count * 1024));
        using var json = new Utf8JsonWriter(content, EntityJson.WriterOptions);
        content.Append(Start);
        foreach (var action in actions)
        {
            Write(content, json, action, table);
        }

        content.Append(End);
        return content;
    }

    private static void Write(PooledContent content, Utf8JsonWriter json, TableTransactionAction action, TableAddress table)
    {
        var insert = action.ActionType == TableTransactionActionType.Add;
        content.Append(ActionStart);
        content.Append(Method(action.ActionType));
        content.Append(insert ? table.Rows : table.Row(action.Entity.PartitionKey, action.Entity.RowKey));
        content.Append(ActionHeaders);
        if (IsConditional(action.ActionType))
        {
            content.Append("If-Match: "u8);
            content.Append(action.ETag == default ? "*" : action.ETag.ToString("H"));
            content.Append("\r\n"u8);
        }

        if (action.ActionType != TableTransactionActionType.Delete)
        {
            content.Append(insert ? "Prefer: return-no-content\r\n"u8 : default);
            content.Append("Content-Type: application/json\r\n\r\n"u8);
            json.Reset(content);
            EntityJson.Write(json, action.Entity);
            json.Flush();
        }

        content.Append("\r\n"u8);
    }

    private static bool IsConditional(TableTransactionActionType type) =>
        type is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete;

    private static ReadOnlySpan<byte> Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST "u8,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH "u8,
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT "u8,
        TableTransactionActionType.Delete => "DELETE "u8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such action."),
    };
}
