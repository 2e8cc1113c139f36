using Attribution.Domain.Models;
using Attribution.Storage.Paths;
using Azure.Data.Tables;
using static Attribution.Storage.Credits.CreditTable;

namespace Attribution.Storage.Credits;

/// <summary>One lead's change of the ledger: everything that moves with it, as one transaction.</summary>
/// <param name="table">The table.</param>
/// <param name="remembered">Its sums, as far as they are remembered.</param>
/// <param name="partition">Partition of the lead.</param>
/// <param name="day">The lead's day.</param>
/// <param name="stored">The lead's row as it was before the decision; null when there was none.</param>
/// <param name="week">The partition's state as it was before the decision; null when there was none.</param>
internal sealed class Settlement(TableClient table, RememberedRows remembered, string partition, DateOnly day, TableEntity? stored, TableEntity? week)
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

        var changed = await Sums(shares, after, ct).ConfigureAwait(false);
        changed.Add(Row(after, asks).InPlaceOf(stored));
        changed.Add(Counted().InPlaceOf(week));
        if (week?.GetDateTimeOffset(ClosedAt) is not null && CreditDifference.Between(before, after) is { IsEmpty: false } difference)
        {
            changed.Add(ChangeRow(partition, new CreditChange(after.Lead, now, CreditChange.ReasonBetween(before, after), difference)));
        }

        if (changed.Count > RowsPerTransaction)
        {
            throw new InvalidOperationException(
                $"Lead {after.Lead} changes {changed.Count} rows; one transaction holds {RowsPerTransaction}. Lower the number of touches that are weighed.");
        }

        await remembered.Write(partition, changed, ct).ConfigureAwait(false);
        return true;
    }

    private async Task<List<TableEntity>> Sums(
        IReadOnlyList<(string Key, IReadOnlyList<(SumPart Part, ModelCredits Credits)> Parts)> shares, LeadCredits after, CancellationToken ct)
    {
        var changed = new List<TableEntity>();
        foreach (var (key, parts) in shares)
        {
            var row = await remembered.Find(partition, key, ct).ConfigureAwait(false) ?? new TableEntity(partition, key);
            foreach (var (part, credits) in parts)
            {
                Add(row, part, credits);
            }

            changed.Add(row);
        }

        foreach (var (path, journeys) in PathSums.Difference([before?.Path ?? ""], [after.Path]))
        {
            changed.Add(await PathSums.Moved(table, partition, path, journeys, ct).ConfigureAwait(false));
        }

        return changed;
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
}
