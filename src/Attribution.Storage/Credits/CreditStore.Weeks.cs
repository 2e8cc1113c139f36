using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Storage.Paths;
using Azure.Data.Tables;
using static Attribution.Storage.Credits.CreditTable;

namespace Attribution.Storage.Credits;

/// <summary>Weeks as a whole: their paths, their closing, and what changed afterwards.</summary>
public sealed partial class CreditStore
{
    private const int ShardsAtOnce = 4;

    /// <summary>Paths of a week's leads, and how many leads came by each, in ordinal order.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Paths(ReportingWeek week, CancellationToken ct)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await OfEachShard(week, async (partition, token) =>
        {
            await foreach (var (path, journeys) in PathSums.Of(table, partition, token).ConfigureAwait(false))
            {
                lock (sums)
                {
                    sums[path] = sums.GetValueOrDefault(path) + journeys;
                }
            }
        }, ct).ConfigureAwait(false);
        return sums;
    }

    /// <summary>
    /// Closes a week, before the first report of it is built: from then on every change of its credits is kept as a restatement. A
    /// change that was under way fails, and is decided and written again.
    /// </summary>
    public Task Close(ReportingWeek week, CancellationToken ct) => OfEachShard(week, (partition, token) => new ValueTask(Optimistic.Run($"Week {partition}", async attempt =>
    {
        var row = await Row(partition, WeekKey, attempt).ConfigureAwait(false);
        if (row?.GetDateTimeOffset(ClosedAt) is null)
        {
            var closed = new TableEntity(partition, WeekKey) { [Settlements] = row?.GetInt64(Settlements) ?? 0, [ClosedAt] = clock.GetUtcNow() };
            await (row is null
                ? table.AddEntityAsync(closed, attempt)
                : table.UpdateEntityAsync(closed, row.ETag, TableUpdateMode.Replace, attempt)).ConfigureAwait(false);
        }

        return true;
    }, token)), ct);

    /// <summary>When a week was closed; null while it is open.</summary>
    public async Task<DateTimeOffset?> Closed(ReportingWeek week, CancellationToken ct) =>
        (await Row(Partition(week, Keys.HexShards[0]), WeekKey, ct).ConfigureAwait(false))?.GetDateTimeOffset(ClosedAt);

    /// <summary>What changed in a week after it was closed, in order of time, then lead.</summary>
    public async Task<IReadOnlyList<CreditChange>> Changes(ReportingWeek week, CancellationToken ct)
    {
        var changes = new List<CreditChange>();
        await OfEachShard(week, async (partition, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, ChangePrefix), cancellationToken: token).ConfigureAwait(false))
            {
                lock (changes)
                {
                    changes.Add(Change(row));
                }
            }
        }, ct).ConfigureAwait(false);
        return [.. changes.OrderBy(change => change.At).ThenBy(change => change.Lead, StringComparer.Ordinal)];
    }

    private static Task OfEachShard(ReportingWeek week, Func<string, CancellationToken, ValueTask> read, CancellationToken ct) =>
        Parallel.ForEachAsync(
            Keys.HexShards.Select(shard => Partition(week, shard)), new ParallelOptions { MaxDegreeOfParallelism = ShardsAtOnce, CancellationToken = ct }, read);
}
