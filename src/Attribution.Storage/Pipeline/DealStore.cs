using Azure.Data.Tables;
using static Attribution.Storage.Pipeline.DealTable;

namespace Attribution.Storage.Pipeline;

/// <summary>How deals stand, for whoever must not read their facts: the pipeline as it is now, the customers, and the milestones of leads.</summary>
public sealed class DealStore(TableServiceClient tables)
{
    private const int AtOnce = 4;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes down how a deal stands. Its rows change together, and only if nobody has written them since <paramref name="decide"/> began.</summary>
    /// <param name="deal">Deal key.</param>
    /// <param name="decide">Decides from what is known at that moment; it runs again when somebody was faster.</param>
    /// <param name="ct">Stops between attempts.</param>
    /// <returns>How it stands, and what leads and other deals were last told of; null when they were told all there is.</returns>
    public async Task<(DealStanding Standing, DealNews? Untold)> Settle(string deal, Func<CancellationToken, Task<DealStanding>> decide, CancellationToken ct)
    {
        (DealStanding, DealNews?) settled = default;
        await Optimistic.Run($"Deal {deal}", async token =>
        {
            var before = await table.Find(Keys.HexShard(deal), DealPrefix + deal, token).ConfigureAwait(false);
            var standing = await decide(token).ConfigureAwait(false);
            var row = DealRow(deal, standing, before);

            // The deal's row is written even if it stays the same, so that its ETag refuses whoever decided before us and comes later.
            var actions = new List<TableTransactionAction> { RowWrites.Putting(row) };
            await Replace(actions, OpenRow(deal, standing), OpenPrefix + deal, token).ConfigureAwait(false);
            await Replace(actions, CustomerRow(deal, standing), CustomerPrefix + deal, token).ConfigureAwait(false);
            await table.SubmitTransactionAsync(actions, token).ConfigureAwait(false);

            var told = row.GetString(Told);
            settled = (standing, told == NewsText(row) ? null : told is null ? DealNews.None(deal) : ReadNews(told));
            return true;

            async Task Replace(List<TableTransactionAction> into, TableEntity? after, string key, CancellationToken stop)
            {
                if (after is not null)
                {
                    into.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, after));
                }
                else if (await table.Find(row.PartitionKey, key, stop).ConfigureAwait(false) is { } gone)
                {
                    into.Add(new TableTransactionAction(TableTransactionActionType.Delete, gone, gone.ETag));
                }
            }
        }, ct).ConfigureAwait(false);
        return settled;
    }

    /// <summary>Notes that leads and other deals know how a deal stands; unless it stands otherwise by now.</summary>
    public async Task NoteTold(string deal, DealStanding standing, CancellationToken ct) => await Optimistic.Run($"News of deal {deal}", async token =>
    {
        if (await table.Find(Keys.HexShard(deal), DealPrefix + deal, token).ConfigureAwait(false) is { } row && NewsText(row) == NewsText(DealRow(deal, standing, row)))
        {
            row[Told] = NewsText(row);
            await table.Put(row, token).ConfigureAwait(false);
        }

        return true;
    }, ct).ConfigureAwait(false);

    /// <summary>What is to be known of a deal; null when it never was settled.</summary>
    public async Task<DealNews?> Find(string deal, CancellationToken ct) =>
        await table.Find(Keys.HexShard(deal), DealPrefix + deal, ct).ConfigureAwait(false) is { } row ? ReadNews(NewsText(row)) : null;

    /// <summary>Whose a deal was when it was last settled; null when it never was, or before that was written down.</summary>
    public async Task<SettledShares?> Settled(string deal, CancellationToken ct) =>
        await table.Find(Keys.HexShard(deal), DealPrefix + deal, ct).ConfigureAwait(false) is { } row ? ReadSettled(row) : null;

    /// <summary>Every deal in the pipeline, in no order.</summary>
    public Task<IReadOnlyList<OpenDeal>> Open(CancellationToken ct) => All(OpenPrefix, ReadOpen, ct);

    /// <summary>Everybody who ever was a customer, in no order.</summary>
    public Task<IReadOnlyList<KnownCustomer>> Customers(CancellationToken ct) => All(CustomerPrefix, ReadCustomer, ct);

    private async Task<IReadOnlyList<T>> All<T>(string prefix, Func<TableEntity, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        await Parallel.ForEachAsync(Keys.HexShards, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (shard, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(shard, prefix), cancellationToken: token).ConfigureAwait(false))
            {
                lock (all)
                {
                    all.Add(read(row));
                }
            }
        }).ConfigureAwait(false);
        return all;
    }
}
