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
public sealed partial class CreditStore(TableServiceClient tables, TimeProvider? clock = null)
{
    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly RememberedRows remembered = new(tables.GetTableClient(Name));
    private readonly StripedLock writers = new();

    /// <summary>Makes the ledger say what a lead is credited to now, where no journey without a lead has been counted yet.</summary>
    public Task<bool> Settle(Lead lead, Func<CancellationToken, Task<LeadCredits>> decide, CancellationToken ct) => Settle(lead, decide, asks: false, ct);

    /// <summary>Makes the ledger say what a lead is credited to now.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="decide">
    /// Decides the credits from what is known at that moment. It runs after the ledger row was read and again whenever the row
    /// changed meanwhile: a decision on old knowledge never overwrites one on newer.
    /// </param>
    /// <param name="asks">
    /// Whether the lead is so old that touches which it takes or leaves may have been counted as journeys without a lead: then
    /// <see cref="AskedTrails"/> tells whose.
    /// </param>
    /// <param name="ct">Stops between attempts.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="InvalidOperationException">The lead touches more sums than one transaction holds; it cannot be settled.</exception>
    public async Task<bool> Settle(Lead lead, Func<CancellationToken, Task<LeadCredits>> decide, bool asks, CancellationToken ct)
    {
        var partition = Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key));
        var changed = false;
        using (await writers.Enter(partition, ct).ConfigureAwait(false))
        {
            await Optimistic.Run($"Credits {partition}", async token =>
            {
                var week = await remembered.Find(partition, WeekKey, token).ConfigureAwait(false);
                var stored = await Row(partition, LedgerKey(lead.Key), token).ConfigureAwait(false);
                var after = await decide(token).ConfigureAwait(false);
                changed = await new Settlement(table, remembered, partition, lead.Day, stored, week).Write(after, asks, clock.GetUtcNow(), token).ConfigureAwait(false);
                return true;
            }, ct).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>Trails whose journeys without a lead have to be counted again, because a lead took or left touches.</summary>
    public async Task<IReadOnlyList<string>> AskedTrails(Lead lead, CancellationToken ct)
    {
        var row = await Row(Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key)), LedgerKey(lead.Key), ct).ConfigureAwait(false);
        return row is null ? [] : Asked(row);
    }

    /// <summary>Notes that trails were asked for. When the lead changed meanwhile they stay, and are asked for once more.</summary>
    public async Task NoteAsked(Lead lead, IReadOnlyList<string> trails, CancellationToken ct)
    {
        var row = await Row(Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key)), LedgerKey(lead.Key), ct).ConfigureAwait(false);
        if (row is not null && Asked(row).SequenceEqual(trails))
        {
            row[AskedFor] = "";
            try
            {
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // As told.
            }
        }
    }

    /// <summary>What one lead is credited to; null before it has been attributed.</summary>
    public async Task<LeadCredits?> Find(Lead lead, CancellationToken ct)
    {
        var row = await Row(Partition(ReportingWeek.Of(lead.Day), Keys.HexShard(lead.Key)), LedgerKey(lead.Key), ct).ConfigureAwait(false);
        return row is null ? null : Ledger(row);
    }

    /// <summary>Sums of a week's leads, sorted: sixteen queries, whatever the number of leads.</summary>
    public async Task<WeekSums> Sums(ReportingWeek week, CancellationToken ct)
    {
        var sums = new WeekSumReading();
        await OfEachShard(week, async (partition, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, SumPrefix), cancellationToken: token).ConfigureAwait(false))
            {
                sums.Add(row);
            }
        }, ct).ConfigureAwait(false);
        return sums.ToSums();
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

    private Task<TableEntity?> Row(string partition, string key, CancellationToken ct) => table.Find(partition, key, ct);
}
