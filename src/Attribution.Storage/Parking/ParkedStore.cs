using Azure.Data.Tables;

namespace Attribution.Storage.Parking;

/// <summary>What can never succeed, kept with its reason so that somebody can look at it.</summary>
public sealed class ParkedStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Parked";

    /// <summary>What a binary column holds.</summary>
    public const int MostSealedBytes = 64 * 1024;

    /// <summary>Longer items are cut.</summary>
    internal const int MostCharacters = 30_000;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Parks an item; parking it again keeps the first time and counts.</summary>
    /// <param name="origin">Where it was met: a queue's name or a connection.</param>
    /// <param name="item">What it is: ids only, never contact data. Cut after 30,000 characters.</param>
    /// <param name="reason">A sentence.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task Park(string origin, string item, string reason, CancellationToken ct) => Park(
        origin, Keys.Digest(item), reason, row => row["Item"] = item.Length > MostCharacters ? item[..MostCharacters] : item, ct);

    /// <summary>Parks an item that may say something about a person; parking it again keeps the first time and counts.</summary>
    /// <param name="origin">Where it was met.</param>
    /// <param name="key">Identifies the item; a digest.</param>
    /// <param name="item">The item, encrypted; at most <see cref="MostSealedBytes"/>.</param>
    /// <param name="reason">A sentence.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task ParkSealed(string origin, string key, byte[] item, string reason, CancellationToken ct) =>
        Park(origin, key, reason, row => row["Sealed"] = item, ct);

    /// <summary>Every encrypted item of an origin.</summary>
    /// <returns>Key, item and reason of each.</returns>
    public async Task<IReadOnlyList<(string Key, byte[] Item, string Reason)>> Sealed(string origin, CancellationToken ct)
    {
        var items = new List<(string, byte[], string)>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {origin}"), cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.GetBinary("Sealed") is { } item)
            {
                items.Add((row.RowKey, item, row.GetString("Reason") ?? ""));
            }
        }

        return items;
    }

    /// <summary>Everything that is parked, of all origins.</summary>
    public Task<IReadOnlyList<ParkedItem>> All(CancellationToken ct) => Items(null, ct);

    /// <summary>Everything that is parked at an origin.</summary>
    public Task<IReadOnlyList<ParkedItem>> Of(string origin, CancellationToken ct) => Items(TableClient.CreateQueryFilter($"PartitionKey eq {origin}"), ct);

    /// <summary>One item; null when there is no such.</summary>
    public async Task<ParkedItem?> Find(string origin, string key, CancellationToken ct) =>
        await table.Find(origin, key, ct).ConfigureAwait(false) is { } row ? ParkedItem.Read(row) : null;

    /// <summary>Notes that an item was put back into its queue. The row stays: if it is parked again, it counts on.</summary>
    /// <param name="origin">Where it was met.</param>
    /// <param name="key">Identifies it there.</param>
    /// <param name="at">A moment before it was sent: what is parked after it has come back.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task NoteReplay(string origin, string key, DateTimeOffset at, CancellationToken ct) => Optimistic.Run($"Parked item {origin}|{key}", async token =>
    {
        if (await table.Find(origin, key, token).ConfigureAwait(false) is { } row)
        {
            row["ReplayedAt"] = at;
            row["Replays"] = (row.GetInt32("Replays") ?? 0) + 1;
            await table.Put(row, token).ConfigureAwait(false);
        }

        return true;
    }, ct);

    /// <summary>Drops an item.</summary>
    public async Task Remove(string origin, string key, CancellationToken ct)
    {
        try
        {
            await table.DeleteEntityAsync(origin, key, Azure.ETag.All, ct).ConfigureAwait(false);
        }
        catch (Azure.RequestFailedException e) when (e.Status == 404)
        {
            // As it should be.
        }
    }

    /// <summary>Puts an item that was encrypted anew in the place of the old one.</summary>
    public Task Reseal(string origin, string key, byte[] item, CancellationToken ct) =>
        table.UpdateEntityAsync(new TableEntity(origin, key) { ["Sealed"] = item }, Azure.ETag.All, TableUpdateMode.Merge, ct);

    /// <summary>Removes items that were last met before a moment.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="most">How many are removed at once.</param>
    /// <param name="ct">Stops between items.</param>
    /// <returns>How many were removed.</returns>
    public Task<int> Expire(DateTimeOffset before, int most, CancellationToken ct) => table.Expire(TableClient.CreateQueryFilter($"LastAt lt {before}"), most, ct);

    private async Task<IReadOnlyList<ParkedItem>> Items(string? filter, CancellationToken ct)
    {
        var items = new List<ParkedItem>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            items.Add(ParkedItem.Read(row));
        }

        return items;
    }

    private Task Park(string origin, string key, string reason, Action<TableEntity> put, CancellationToken ct)
    {
        return Optimistic.Run($"Parked item {origin}|{key}", async token =>
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(origin, key, cancellationToken: token).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            var row = stored is { HasValue: true, Value: { } found } ? found : new TableEntity(origin, key) { ["FirstAt"] = now };
            put(row);
            row["Reason"] = reason;
            row["LastAt"] = now;
            row["Times"] = (row.GetInt32("Times") ?? 0) + 1;
            await (stored.HasValue
                ? table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token)
                : table.AddEntityAsync(row, token)).ConfigureAwait(false);
            return true;
        }, ct);
    }

    /// <summary>Reasons of everything parked at an origin.</summary>
    public async Task<IReadOnlyList<string>> Reasons(string origin, CancellationToken ct)
    {
        var reasons = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {origin}"), cancellationToken: ct).ConfigureAwait(false))
        {
            reasons.Add(row.GetString("Reason") ?? "");
        }

        return reasons;
    }
}
