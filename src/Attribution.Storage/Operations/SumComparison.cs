using Azure.Data.Tables;

namespace Attribution.Storage.Operations;

/// <summary>How the rows of one kind of sum are read and compared.</summary>
/// <param name="Prefix">How their row keys begin, with the bar.</param>
/// <param name="Values">The numbers of a row by their columns, as text; zeros are left out.</param>
internal sealed record SumRows(string Prefix, Func<TableEntity, IReadOnlyDictionary<string, string>> Values);

/// <summary>
/// Compares the sums of a partition with what they add up to, safe beside live traffic: sums are read before the facts, and a row counts as wrong only if it is
/// still the same after them. Whatever moves a fact moves its sums in the same transaction, and with them their ETags.
/// </summary>
internal sealed class SumComparison(TableClient table, SumRows rows)
{
    private const int RowsPerTransaction = 100;

    /// <summary>Compares, and mends if asked to.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="recompute">The rows as the facts say they should be, by their keys; runs after the sums were read.</param>
    /// <param name="mend">Whether to write what should be.</param>
    /// <param name="ct">Stops between calls.</param>
    public async Task<SumCheck> Run(string partition, Func<CancellationToken, Task<IReadOnlyDictionary<string, TableEntity>>> recompute, bool mend, CancellationToken ct)
    {
        var (compared, found) = (0, new List<SumDifference>());
        try
        {
            await Optimistic.Run($"Sums {partition}", async token =>
            {
                var stored = await Stored(partition, token).ConfigureAwait(false);
                var expected = await recompute(token).ConfigureAwait(false);
                var keys = stored.Keys.Union(expected.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
                compared = keys.Count;
                var wrong = keys.Select(key => (Key: key, Differences: Differences(partition, key, stored.GetValueOrDefault(key), expected.GetValueOrDefault(key)))).Where(row => row.Differences.Count > 0).ToList();
                foreach (var some in wrong.Chunk(RowsPerTransaction))
                {
                    if (mend)
                    {
                        await table.SubmitTransactionAsync(some.Select(row => RowWrites.Putting(Mended(partition, row.Key, stored.GetValueOrDefault(row.Key), expected.GetValueOrDefault(row.Key)))), token).ConfigureAwait(false);
                    }
                    else if (!await AreUnchanged(partition, some.Select(row => (row.Key, stored.GetValueOrDefault(row.Key))), token).ConfigureAwait(false))
                    {
                        found.Clear();
                        return false;
                    }

                    found.AddRange(some.SelectMany(row => row.Differences));
                }

                return true;
            }, ct).ConfigureAwait(false);
            return new SumCheck(compared, found, [], []);
        }
        catch (StoreBusyException)
        {
            return new SumCheck(0, mend ? found : [], [], [$"{table.Name}: {partition}"]);
        }
    }

    private async Task<Dictionary<string, TableEntity>> Stored(string partition, CancellationToken ct)
    {
        var stored = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, rows.Prefix), cancellationToken: ct).ConfigureAwait(false))
        {
            stored[row.RowKey] = row;
        }

        return stored;
    }

    private async Task<bool> AreUnchanged(string partition, IEnumerable<(string Key, TableEntity? Row)> some, CancellationToken ct)
    {
        foreach (var (key, row) in some)
        {
            if ((await table.Find(partition, key, ct).ConfigureAwait(false))?.ETag != row?.ETag)
            {
                return false;
            }
        }

        return true;
    }

    private List<SumDifference> Differences(string partition, string key, TableEntity? stored, TableEntity? expected)
    {
        var none = new Dictionary<string, string>();
        var (actual, should) = (stored is null ? none : rows.Values(stored), expected is null ? none : rows.Values(expected));
        return
        [
            .. from column in actual.Keys.Union(should.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let difference = new SumDifference(table.Name, partition, key, column, actual.GetValueOrDefault(column, ""), should.GetValueOrDefault(column, ""))
               where difference.Is != difference.ShouldBe
               select difference,
        ];
    }

    /// <summary>A sum of nothing stays as a row without numbers, as it would be if its facts had gone one by one.</summary>
    private TableEntity Mended(string partition, string key, TableEntity? stored, TableEntity? expected)
    {
        var row = expected ?? new TableEntity(stored!);
        (row.PartitionKey, row.RowKey) = (partition, key);
        if (expected is null)
        {
            foreach (var column in rows.Values(stored!).Keys)
            {
                row.Remove(column);
            }
        }

        return row.InPlaceOf(stored);
    }
}
