using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage;

/// <summary>Writes of rows that were read before, or not found: a row without an ETag is new, any other replaces the one that was read.</summary>
internal static class RowWrites
{
    /// <summary>A row by its keys; null when there is none.</summary>
    public static async Task<TableEntity?> Find(this TableClient table, string partition, string key, CancellationToken ct)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct).ConfigureAwait(false);
        return stored is { HasValue: true, Value: { } row } ? row : null;
    }

    /// <summary>Lets a row take the place of one that was read; of none when it is new.</summary>
    public static TableEntity InPlaceOf(this TableEntity row, TableEntity? before)
    {
        if (before is not null)
        {
            row.ETag = before.ETag;
        }

        return row;
    }

    /// <summary>Writes one row; fails when somebody else has written it since it was read.</summary>
    public static Task Put<T>(this TableClient table, T row, CancellationToken ct)
        where T : ITableEntity => row.ETag == default
        ? table.AddEntityAsync(row, ct)
        : table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct);

    /// <summary>
    /// Deletes rows that a filter finds, as they were found: one that somebody else has written since is let alone, and looked at another time.
    /// </summary>
    /// <returns>How many were deleted; as many as are looked at when there are more.</returns>
    public static async Task<int> Expire(this TableClient table, string filter, int most, CancellationToken ct)
    {
        var (seen, gone) = (0, 0);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            if (seen++ == most)
            {
                break;
            }

            try
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, ct).ConfigureAwait(false);
                gone++;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Somebody else's.
            }
        }

        return gone;
    }

    /// <summary>The same as part of a transaction.</summary>
    public static TableTransactionAction Putting(ITableEntity row) => row.ETag == default
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag);
}
