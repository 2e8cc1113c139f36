using Attribution.Domain.Measures;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>Platforms' own counts: one row per statement's subject, replaced by later statements, never added to.</summary>
public sealed class DayTotalStore(TableServiceClient tables)
{
    private const int RowsPerTransaction = 100;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();

    /// <summary>Takes in statements about one channel and day.</summary>
    /// <param name="channel">Channel id of all of them.</param>
    /// <param name="day">First day of all of them.</param>
    /// <param name="totals">The statements; several about the same subject are taken in the order of their time.</param>
    /// <param name="ct">Stops between transactions.</param>
    /// <returns>Per statement, in order, what it did.</returns>
    public async Task<IReadOnlyList<TotalOutcome>> Restate(string channel, DateOnly day, IReadOnlyList<DayTotal> totals, CancellationToken ct)
    {
        var partition = Partition(channel, day);
        var outcomes = new TotalOutcome[totals.Count];
        var subjects = totals.Select((total, index) => (Key: TotalKey(total), total, index))
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            foreach (var chunk in subjects.Chunk(RowsPerTransaction))
            {
                await Optimistic.Run($"Day {partition}", async token =>
                {
                    var stored = await Stored(partition, token).ConfigureAwait(false);
                    var actions = new List<TableTransactionAction>();
                    foreach (var subject in chunk)
                    {
                        var row = stored.GetValueOrDefault(subject.Key) ?? new TotalRow { PartitionKey = partition, RowKey = subject.Key };
                        var wasThere = row.ETag != default;
                        var changes = false;
                        foreach (var (_, total, index) in subject.OrderBy(s => s.total.ReportedAt))
                        {
                            var before = wasThere || changes ? total with { Value = row.Value, ReportedAt = row.ReportedAt } : null;
                            outcomes[index] = Apply(row, before, total);
                            changes |= outcomes[index] != TotalOutcome.Unchanged;
                        }

                        if (changes)
                        {
                            actions.Add(wasThere
                                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag)
                                : new TableTransactionAction(TableTransactionActionType.Add, row));
                        }
                    }

                    if (actions.Count > 0)
                    {
                        await table.SubmitTransactionAsync(actions, token).ConfigureAwait(false);
                    }

                    return true;
                }, ct).ConfigureAwait(false);
            }
        }

        return outcomes;
    }

    private static TotalOutcome Apply(TotalRow row, DayTotal? before, DayTotal incoming)
    {
        var outcome = Restatement.Of(before, incoming);
        if (outcome == TotalOutcome.Restated && row.Value != incoming.Value)
        {
            row.PreviousValue = row.Value;
            row.PreviousReportedAt = row.ReportedAt;
        }

        if (outcome != TotalOutcome.Unchanged)
        {
            row.Value = incoming.Value;
            row.ReportedAt = incoming.ReportedAt;
        }

        return outcome;
    }

    private async Task<Dictionary<string, TotalRow>> Stored(string partition, CancellationToken ct)
    {
        var rows = new Dictionary<string, TotalRow>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TotalRow>(Keys.Prefix(partition, TotalPrefix), cancellationToken: ct).ConfigureAwait(false))
        {
            rows[row.RowKey] = row;
        }

        return rows;
    }
}
