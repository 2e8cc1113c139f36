using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.Credits.CreditTable;

namespace Attribution.Storage.Credits;

/// <summary>
/// The ledger of credits and its sums. A lead's row and every sum that it changes move in one transaction, by the difference to
/// what was there: settling a lead again changes nothing, settling it differently moves exactly the difference.
/// </summary>
public sealed class CreditStore(TableServiceClient tables)
{
    private const int RowsPerTransaction = 100;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();

    /// <summary>Makes the ledger say what a lead is credited to now.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="decide">
    /// Decides the credits from what is known at that moment. It runs after the ledger row was read and again whenever the row
    /// changed meanwhile: a decision on old knowledge never overwrites one on newer.
    /// </param>
    /// <param name="ct">Stops between attempts.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="InvalidOperationException">The lead touches more sums than one transaction holds; it cannot be settled.</exception>
    public async Task<bool> Settle(Lead lead, Func<CancellationToken, Task<LeadCredits>> decide, CancellationToken ct)
    {
        var partition = Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key));
        var changed = false;
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            await Optimistic.Run($"Credits {partition}", async token =>
            {
                var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, LedgerKey(lead.Key), cancellationToken: token).ConfigureAwait(false);
                var before = stored is { HasValue: true, Value: { } row } ? Ledger(row) : null;
                var after = await decide(token).ConfigureAwait(false);
                var difference = CreditDifference.Between(before, after);
                if (before is not null && difference.IsEmpty && before.Rules == after.Rules && before.AttachedTo == after.AttachedTo
                    && before.Touches.SequenceEqual(after.Touches) && before.Missing.SequenceEqual(after.Missing))
                {
                    return true;
                }

                var actions = await Actions(partition, difference, token).ConfigureAwait(false);
                actions.Add(Put(LedgerRow(partition, lead.Day, after), stored.HasValue ? stored.Value!.ETag : default));
                if (actions.Count > RowsPerTransaction)
                {
                    throw new InvalidOperationException(
                        $"Lead {lead.Key} changes {actions.Count - 1} sums; one transaction holds {RowsPerTransaction - 1}. Lower the number of touches that are weighed.");
                }

                await table.SubmitTransactionAsync(actions, token).ConfigureAwait(false);
                return changed = true;
            }, ct).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>What one lead is credited to; null before it has been attributed.</summary>
    public async Task<LeadCredits?> Find(Lead lead, CancellationToken ct)
    {
        var partition = Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key));
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, LedgerKey(lead.Key), cancellationToken: ct).ConfigureAwait(false);
        return stored is { HasValue: true, Value: { } row } ? Ledger(row) : null;
    }

    /// <summary>Sums of a week's leads, per channel and campaign and per plan and version, sorted.</summary>
    public async Task<(IReadOnlyList<ChannelCredit> Channels, IReadOnlyList<PlanCredit> Plans)> Sums(ReportingWeek week, CancellationToken ct)
    {
        var channels = new SortedDictionary<(string, string), ModelCredits>(Comparer<(string, string)>.Create(OrdinalPair));
        var plans = new Dictionary<(string Plan, int Version), ModelCredits>();
        await Parallel.ForEachAsync(Keys.HexShards, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (shard, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(Partition(week, shard), SumPrefix), cancellationToken: token).ConfigureAwait(false))
            {
                lock (channels)
                {
                    if (row.RowKey.StartsWith(ChannelSumPrefix, StringComparison.Ordinal))
                    {
                        var key = ParseChannelSum(row.RowKey);
                        channels[key] = channels.GetValueOrDefault(key, ModelCredits.None) + CreditTable.Sums(row);
                    }
                    else
                    {
                        var plan = ParsePlanSum(row.RowKey);
                        plans[plan] = plans.GetValueOrDefault(plan, ModelCredits.None) + CreditTable.Sums(row);
                    }
                }
            }
        }).ConfigureAwait(false);
        return (
            [.. channels.Where(c => !c.Value.IsNone).Select(c => new ChannelCredit(c.Key.Item1, c.Key.Item2, c.Value))],
            [
                .. plans.Where(p => !p.Value.IsNone)
                    .OrderBy(p => p.Key.Plan, StringComparer.Ordinal).ThenBy(p => p.Key.Version)
                    .Select(p => new PlanCredit(p.Key.Plan, p.Value) { Version = p.Key.Version }),
            ]);
    }

    /// <summary>Keys of the leads that have a ledger row in a week and shard.</summary>
    public async IAsyncEnumerable<string> Leads(
        ReportingWeek week, string shard, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var filter = Keys.Prefix(Partition(week, shard), LedgerPrefix);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            yield return row.RowKey[LedgerPrefix.Length..];
        }
    }

    private async Task<List<TableTransactionAction>> Actions(string partition, CreditDifference difference, CancellationToken ct)
    {
        var changes = difference.Channels.Select(c => (Key: SumKey(c), c.Credits)).Concat(difference.Plans.Select(p => (Key: SumKey(p), p.Credits)));
        var actions = new List<TableTransactionAction>();
        foreach (var (key, credits) in changes)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: ct).ConfigureAwait(false);
            var row = stored is { HasValue: true, Value: { } found } ? found : new TableEntity(partition, key);
            Set(row, CreditTable.Sums(row) + credits);
            actions.Add(Put(row, stored.HasValue ? row.ETag : default));
        }

        return actions;
    }

    private static TableTransactionAction Put(TableEntity row, ETag etag) => etag == default
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag);

    private static int OrdinalPair((string, string) left, (string, string) right) =>
        string.CompareOrdinal(left.Item1, right.Item1) is var first and not 0 ? first : string.CompareOrdinal(left.Item2, right.Item2);
}
