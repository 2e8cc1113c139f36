using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage;

/// <summary>
/// Sums that this process read or wrote lately, with their ETags, so that moving them on need not read them first. Old memory does no harm: the ETag
/// refuses what rests on it, the partition is forgotten, and whoever repeats the decision reads.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="mostRows">Rows remembered altogether, of one or two kilobytes each; beyond it everything is forgotten.</param>
/// <remarks>Of each partition there must be one user at a time.</remarks>
internal sealed class RememberedRows(TableClient table, int mostRows = 4_000)
{
    private readonly ConcurrentDictionary<string, Dictionary<string, TableEntity?>> partitions = new(StringComparer.Ordinal);
    private int count;

    /// <summary>A row as it was when it was last seen, for the caller to change; null when there was none.</summary>
    public async Task<TableEntity?> Find(string partition, string key, CancellationToken ct)
    {
        var rows = partitions.GetOrAdd(partition, _ => new Dictionary<string, TableEntity?>(StringComparer.Ordinal));
        if (!rows.TryGetValue(key, out var row))
        {
            row = rows[key] = await table.Find(partition, key, ct).ConfigureAwait(false);
            if (Interlocked.Increment(ref count) > mostRows)
            {
                // What is about to be written is asked for once more than necessary; the next ones begin anew.
                partitions.Clear();
                Interlocked.Exchange(ref count, 0);
            }
        }

        return row is null ? null : new TableEntity(row);
    }

    /// <summary>Writes rows of a partition in one transaction, and remembers those that had been asked for.</summary>
    /// <returns>The rows' new ETags, in their order.</returns>
    /// <exception cref="TableTransactionFailedException">Nothing was written, and the partition is forgotten.</exception>
    public async Task<IReadOnlyList<ETag>> Write(string partition, IReadOnlyList<TableEntity> changed, CancellationToken ct)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(changed.Select(RowWrites.Putting), ct).ConfigureAwait(false);
            var versions = answers.Value.Select(answer => answer.Headers.ETag ?? throw new InvalidOperationException("The service did not answer a row's version.")).ToList();
            foreach (var (row, version) in changed.Zip(versions))
            {
                Learn(row, version);
            }

            return versions;
        }
        catch
        {
            // Somebody else wrote, or nobody knows whether we did.
            partitions.TryRemove(partition, out _);
            throw;
        }
    }

    private void Learn(TableEntity row, ETag version)
    {
        if (partitions.TryGetValue(row.PartitionKey, out var rows) && rows.ContainsKey(row.RowKey))
        {
            rows[row.RowKey] = new TableEntity(row) { ETag = version };
        }
    }
}
