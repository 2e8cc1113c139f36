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
    public async Task<IReadOnlyList<TotalOutcome>> Restate(string channel, DateOnly day, IReadOnlyList<DayTotal> totals, CancellationToken ct) =>
        [.. (await State(channel, day, totals, ct).ConfigureAwait(false)).Select(change => change.Outcome)];

    /// <summary>As <see cref="Restate"/>, telling also what each statement met.</summary>
    public async Task<IReadOnlyList<TotalChange>> State(string channel, DateOnly day, IReadOnlyList<DayTotal> totals, CancellationToken ct)
    {
        var partition = Partition(channel, day);
        var changes = new TotalChange[totals.Count];
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            // One query serves all transactions, because each is about other rows; only a lost race reads again.
            var known = await Stored(partition, ct).ConfigureAwait(false);
            foreach (var chunk in Subjects(totals).Chunk(RowsPerTransaction))
            {
                await Optimistic.Run($"Day {partition}", async token =>
                {
                    var stored = known ?? await Stored(partition, token).ConfigureAwait(false);
                    known = null;
                    var actions = Decide(partition, stored, chunk, changes);
                    if (actions.Count > 0)
                    {
                        await table.SubmitTransactionAsync(actions, token).ConfigureAwait(false);
                    }

                    known = stored;
                    return true;
                }, ct).ConfigureAwait(false);
            }
        }

        return changes;
    }

    /// <summary>What <see cref="State"/> would say now; nothing is written.</summary>
    public async Task<IReadOnlyList<TotalChange>> Preview(string channel, DateOnly day, IReadOnlyList<DayTotal> totals, CancellationToken ct)
    {
        var partition = Partition(channel, day);
        var changes = new TotalChange[totals.Count];
        Decide(partition, await Stored(partition, ct).ConfigureAwait(false), Subjects(totals), changes);
        return changes;
    }

    private static IEnumerable<Subject> Subjects(IReadOnlyList<DayTotal> totals) => totals
        .Select((total, index) => (Key: TotalKey(total), total, index))
        .GroupBy(t => t.Key, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new Subject(g.Key, [.. g.OrderBy(s => s.total.ReportedAt).Select(s => (s.index, s.total))]));

    /// <summary>Applies statements to rows, and says what to write.</summary>
    private static List<TableTransactionAction> Decide(
        string partition, Dictionary<string, TotalRow> stored, IEnumerable<Subject> subjects, TotalChange[] changes)
    {
        var actions = new List<TableTransactionAction>();
        foreach (var (key, statements) in subjects)
        {
            var row = stored.GetValueOrDefault(key) ?? new TotalRow { PartitionKey = partition, RowKey = key };
            var wasThere = row.ETag != default;
            var isChanged = false;
            foreach (var (index, total) in statements)
            {
                var before = wasThere || isChanged ? total with { Value = row.Value, ReportedAt = row.ReportedAt } : null;
                var outcome = Apply(row, before, total);
                changes[index] = new TotalChange(outcome, before?.Value, before?.ReportedAt);
                isChanged |= outcome != TotalOutcome.Unchanged;
            }

            if (isChanged)
            {
                actions.Add(wasThere
                    ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag)
                    : new TableTransactionAction(TableTransactionActionType.Add, row));
            }
        }

        return actions;
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

    /// <summary>What statements are about, and those statements in the order of their time.</summary>
    private sealed record Subject(string Key, IReadOnlyList<(int Index, DayTotal Total)> Statements);
}
