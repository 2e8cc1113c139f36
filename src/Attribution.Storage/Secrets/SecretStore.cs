using System.Security.Cryptography;
using System.Text;
using Attribution.Storage.Sealing;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Secrets;

/// <summary>
/// Secrets that connections share with their senders, encrypted and bound to connection and kind. A new one takes the place of
/// the old one, which may hold for a while longer, until the sender has learned the new one.
/// </summary>
public sealed class SecretStore(TableServiceClient tables, DataCipher cipher, TimeProvider clock)
{
    internal const string Name = "Secrets";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Makes a value the current one. Saying the current one again changes only how long the one before it holds.</summary>
    /// <param name="connection">Connection id.</param>
    /// <param name="kind">Kind of secret.</param>
    /// <param name="value">The new value.</param>
    /// <param name="overlap">How long the one before it holds; zero for not at all.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<SecretDates> Put(string connection, string kind, string value, TimeSpan overlap, CancellationToken ct)
    {
        SecretDates? dates = null;
        await Optimistic.Run($"Secret {connection}|{kind}", async token =>
        {
            var now = clock.GetUtcNow();
            var stored = await table.GetEntityIfExistsAsync<SecretRow>(connection, kind, cancellationToken: token).ConfigureAwait(false);
            var before = stored is { HasValue: true, Value: { } found } ? found : null;
            var row = before is not null && IsSame(Open(before, before.Current), value)
                ? new SecretRow { Current = before.Current, SetAt = before.SetAt, Previous = before.Previous }
                : new SecretRow { Current = cipher.Encrypt(Place(connection, kind), Encoding.UTF8.GetBytes(value)), SetAt = now, Previous = before?.Current };
            (row.PartitionKey, row.RowKey) = (connection, kind);
            row.PreviousUntil = row.Previous is null || overlap <= TimeSpan.Zero ? null : now + overlap;
            row.Previous = row.PreviousUntil is null ? null : row.Previous;
            await (before is null ? table.AddEntityAsync(row, token) : table.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, token)).ConfigureAwait(false);
            dates = Dates(row);
            return true;
        }, ct).ConfigureAwait(false);
        return dates!;
    }

    /// <summary>Everything that a connection shares, also what holds no longer.</summary>
    public async Task<ConnectionSecrets> Of(string connection, CancellationToken ct)
    {
        var secrets = new List<StoredSecret>();
        await foreach (var row in Rows(connection, ct).ConfigureAwait(false))
        {
            secrets.Add(new StoredSecret(row.RowKey, Open(row, row.Current), row.Previous is null ? null : Open(row, row.Previous), row.PreviousUntil));
        }

        return new ConnectionSecrets(secrets);
    }

    /// <summary>When what was set, without the values.</summary>
    public async Task<IReadOnlyList<SecretDates>> DatesOf(string connection, CancellationToken ct)
    {
        var dates = new List<SecretDates>();
        await foreach (var row in Rows(connection, ct).ConfigureAwait(false))
        {
            dates.Add(Dates(row));
        }

        return dates;
    }

    /// <summary>Removes a secret with what came before it.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Remove(string connection, string kind, CancellationToken ct)
    {
        try
        {
            var response = await table.DeleteEntityAsync(connection, kind, ETag.All, ct).ConfigureAwait(false);
            return response.Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Encrypts secrets anew that an earlier key encrypted; there are a few for each connection.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> Renew(CancellationToken ct)
    {
        var renewed = 0;
        await foreach (var row in table.QueryAsync<SecretRow>(cancellationToken: ct).ConfigureAwait(false))
        {
            var place = Place(row.PartitionKey, row.RowKey);
            var (current, previous) = (cipher.Renew(place, row.Current), row.Previous is null ? null : cipher.Renew(place, row.Previous));
            if (current is not null || previous is not null)
            {
                (row.Current, row.Previous) = (current ?? row.Current, previous ?? row.Previous);
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct).ConfigureAwait(false);
                renewed++;
            }
        }

        return renewed;
    }

    private AsyncPageable<SecretRow> Rows(string connection, CancellationToken ct) =>
        table.QueryAsync<SecretRow>(TableClient.CreateQueryFilter($"PartitionKey eq {connection}"), cancellationToken: ct);

    private string Open(SecretRow row, byte[] data) => Encoding.UTF8.GetString(cipher.Decrypt(Place(row.PartitionKey, row.RowKey), data));

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Place(string connection, string kind) => $"secret|{connection}|{kind}";

    private static SecretDates Dates(SecretRow row) => new(row.RowKey, row.SetAt, row.PreviousUntil);

    private sealed class SecretRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public byte[] Current { get; set; } = [];

        public DateTimeOffset SetAt { get; set; }

        public byte[]? Previous { get; set; }

        public DateTimeOffset? PreviousUntil { get; set; }
    }
}
