using Attribution.Domain.Catalog;
using Azure.Data.Tables;

namespace Attribution.Storage.Catalog;

/// <summary>
/// Channels, campaigns, marketers and plans. What is deleted is only retired: numbers that were counted for it stay, and reports
/// of its time still name it. Plans are written by <see cref="PlanStore"/>, which keeps their versions beside them.
/// </summary>
public sealed class CatalogStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Catalog";

    /// <summary>How long another instance's change may stay unseen where only speed matters.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    /// <summary>How long it may stay unseen while the store does not answer.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(60);

    private readonly TableClient table = tables.GetTableClient(Name);
    private volatile Snapshot? channels;
    private int refreshing;
    private int changes;

    /// <summary>Writes an entry.</summary>
    /// <returns>Whether it is new, or was retired before.</returns>
    public async Task<bool> Put<T>(string id, T entry, CancellationToken ct)
        where T : class
    {
        var before = await Row<T>(id, ct).ConfigureAwait(false);
        await table.UpsertEntityAsync(CatalogRow.Of(id, entry, isRetired: false), TableUpdateMode.Replace, ct).ConfigureAwait(false);
        Forget<T>();
        return before is null || before.IsRetired;
    }

    /// <summary>One entry, retired or not; null when there never was one.</summary>
    public async Task<T?> FindEver<T>(string id, CancellationToken ct)
        where T : class =>
        await Row<T>(id, ct).ConfigureAwait(false) is { } row ? row.Entry<T>() : null;

    /// <summary>One entry; null when there is none, or it was retired.</summary>
    public async Task<T?> Find<T>(string id, CancellationToken ct)
        where T : class =>
        await Row<T>(id, ct).ConfigureAwait(false) is { IsRetired: false } row ? row.Entry<T>() : null;

    /// <summary>All entries in order of their ids.</summary>
    public async Task<IReadOnlyList<T>> All<T>(bool includeRetired, CancellationToken ct)
        where T : class
    {
        var entries = new List<T>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {CatalogRow.Partition<T>()} and RowKey lt {PlanStore.VersionPrefix}");
        await foreach (var row in table.QueryAsync<CatalogRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            if (includeRetired || !row.IsRetired)
            {
                entries.Add(row.Entry<T>());
            }
        }

        return entries;
    }

    /// <summary>Retires an entry.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Retire<T>(string id, CancellationToken ct)
        where T : class
    {
        if (await Row<T>(id, ct).ConfigureAwait(false) is not { IsRetired: false } row)
        {
            return false;
        }

        await table.UpsertEntityAsync(CatalogRow.Of(id, row.Entry<T>(), isRetired: true), TableUpdateMode.Replace, ct).ConfigureAwait(false);
        Forget<T>();
        return true;
    }

    /// <summary>
    /// Channels in use by id, up to ten seconds old, and up to a minute while the store does not answer: events of known channels
    /// must not fail for that. A caller that misses one asks again with <paramref name="fresh"/>.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Channel>> Channels(bool fresh, CancellationToken ct)
    {
        var known = channels;
        if (known is null || fresh || clock.GetElapsedTime(known.ReadAt) > Staleness)
        {
            return (await ReadChannels(ct).ConfigureAwait(false)).Channels;
        }

        return clock.GetElapsedTime(known.ReadAt) < Freshness || Interlocked.Exchange(ref refreshing, 1) != 0
            ? known.Channels
            : await Refresh(known, ct).ConfigureAwait(false);
    }

    /// <summary>One caller asks the store; the others go on with what is known.</summary>
    private async Task<IReadOnlyDictionary<string, Channel>> Refresh(Snapshot known, CancellationToken ct)
    {
        try
        {
            return (await ReadChannels(ct).ConfigureAwait(false)).Channels;
        }
        catch (Exception e) when (StoreFailure.IsPassing(e) && !ct.IsCancellationRequested)
        {
            return known.Channels;
        }
        finally
        {
            Volatile.Write(ref refreshing, 0);
        }
    }

    private async Task<Snapshot> ReadChannels(CancellationToken ct)
    {
        var (readAt, version) = (clock.GetTimestamp(), Volatile.Read(ref changes));
        var all = await All<Channel>(includeRetired: false, ct).ConfigureAwait(false);
        var read = new Snapshot(all.ToDictionary(c => c.Id, StringComparer.Ordinal), readAt);
        if (version == Volatile.Read(ref changes))
        {
            channels = read;
        }

        return read;
    }

    private void Forget<T>()
    {
        if (typeof(T) == typeof(Channel))
        {
            // A reading that began before the change must not outlive it.
            Interlocked.Increment(ref changes);
            channels = null;
        }
    }

    private async Task<CatalogRow?> Row<T>(string id, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<CatalogRow>(CatalogRow.Partition<T>(), id, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, Channel> Channels, long ReadAt);
}
