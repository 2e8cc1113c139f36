using Azure.Data.Tables;

namespace Attribution.Storage.Parking;

/// <summary>What can never succeed, kept with its reason so that somebody can look at it.</summary>
public sealed class ParkedStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Parked";

    private const int MostCharacters = 30_000;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Parks an item; parking it again keeps the first time and counts.</summary>
    /// <param name="origin">Where it was met: a queue's name or a connection.</param>
    /// <param name="item">What it is: ids only, never contact data. Cut after 30,000 characters.</param>
    /// <param name="reason">A sentence.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task Park(string origin, string item, string reason, CancellationToken ct)
    {
        var key = Keys.Digest(item);
        return Optimistic.Run($"Parked item {origin}|{key}", async token =>
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(origin, key, cancellationToken: token).ConfigureAwait(false);
            var now = clock.GetUtcNow();
            var row = stored is { HasValue: true, Value: { } found } ? found : new TableEntity(origin, key) { ["FirstAt"] = now };
            row["Item"] = item.Length > MostCharacters ? item[..MostCharacters] : item;
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
