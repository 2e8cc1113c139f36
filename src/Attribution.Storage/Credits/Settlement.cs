using Attribution.Domain.Models;
using Attribution.Storage.Paths;
using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.Credits.CreditTable;

namespace Attribution.Storage.Credits;

/// <summary>One lead's change of the ledger: everything that moves with it, as one transaction.</summary>
/// <param name="table">The table.</param>
/// <param name="partition">Partition of the lead.</param>
/// <param name="day">The lead's day.</param>
/// <param name="stored">The lead's row as it was before the decision; null when there was none.</param>
/// <param name="week">The partition's state as it was before the decision; null when there was none.</param>
internal sealed class Settlement(TableClient table, string partition, DateOnly day, TableEntity? stored, TableEntity? week)
{
    private const int RowsPerTransaction = 100;

    private readonly LeadCredits? before = stored is null ? null : Ledger(stored);

    /// <summary>Makes the ledger say what was decided.</summary>
    /// <param name="after">The decision.</param>
    /// <param name="asks">Whether journeys without a lead may have to be counted again, because touches came or went.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="ct">Stops between calls.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> Write(LeadCredits after, bool asks, DateTimeOffset now, CancellationToken ct)
    {
        var shares = LeadShares.Difference(before, after);
        if (before is not null && shares is [] && before.TellsTheSameAs(after))
        {
            return false;
        }

        var actions = await Sums(shares, after, ct).ConfigureAwait(false);
        actions.Add(Put(Row(after, asks), stored?.ETag ?? default));
        actions.Add(Put(Counted(), week?.ETag ?? default));
        if (week?.GetDateTimeOffset(ClosedAt) is not null && CreditDifference.Between(before, after) is { IsEmpty: false } difference)
        {
            actions.Add(Put(ChangeRow(partition, new CreditChange(after.Lead, now, CreditChange.ReasonBetween(before, after), difference)), default));
        }

        if (actions.Count > RowsPerTransaction)
        {
            throw new InvalidOperationException(
                $"Lead {after.Lead} changes {actions.Count} rows; one transaction holds {RowsPerTransaction}. Lower the number of touches that are weighed.");
        }

        await table.SubmitTransactionAsync(actions, ct).ConfigureAwait(false);
        return true;
    }

    private async Task<List<TableTransactionAction>> Sums(
        IReadOnlyList<(string Key, IReadOnlyList<(SumPart Part, ModelCredits Credits)> Parts)> shares, LeadCredits after, CancellationToken ct)
    {
        var actions = new List<TableTransactionAction>();
        foreach (var (key, parts) in shares)
        {
            var row = await table.Find(partition, key, ct).ConfigureAwait(false) ?? new TableEntity(partition, key);
            foreach (var (part, credits) in parts)
            {
                Add(row, part, credits);
            }

            actions.Add(Put(row, row.ETag));
        }

        foreach (var (path, journeys) in PathSums.Difference([before?.Path ?? ""], [after.Path]))
        {
            var row = await PathSums.Moved(table, partition, path, journeys, ct).ConfigureAwait(false);
            actions.Add(Put(row, row.ETag));
        }

        return actions;
    }

    /// <summary>
    /// The row remembers whose journeys have to be looked at again until that was asked for: a crash between the two must not lose it.
    /// </summary>
    private TableEntity Row(LeadCredits after, bool asks)
    {
        var asked = stored is null ? [] : Asked(stored);
        return LedgerRow(partition, day, after, asks && before?.HasTheTouchesOf(after) != true ? [.. asked, .. before?.Trails ?? [], .. after.Trails] : asked);
    }

    /// <summary>Changes with every settlement, so that a week cannot be closed between a decision and its writing.</summary>
    private TableEntity Counted() => new(partition, WeekKey)
    {
        [Settlements] = (week?.GetInt64(Settlements) ?? 0) + 1,
        [ClosedAt] = week?.GetDateTimeOffset(ClosedAt),
    };

    private static TableTransactionAction Put(TableEntity row, ETag etag) => etag == default
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag);
}
