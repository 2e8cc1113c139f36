using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Leads;

/// <summary>
/// The one place where people can be read: contact data per lead, encrypted. Erasing a person empties their rows here; the empty row stays, so that a repeated
/// delivery of the form finds its place taken.
/// </summary>
public sealed class ContactStore(TableServiceClient tables, ContactCipher cipher)
{
    internal const string Name = "Contacts";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Keeps what a lead's form said about the person, unless it is kept already.</summary>
    /// <param name="lead">Lead key.</param>
    /// <param name="fields">Field names and values as they came; unknown fields are kept too.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task Add(string lead, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        try
        {
            await table.AddEntityAsync(new ContactRow { PartitionKey = Keys.HexShard(lead), RowKey = lead, Data = cipher.Encrypt(lead, fields) }, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Kept already.
        }
    }

    /// <summary>What is known about the person; null when nothing is.</summary>
    /// <exception cref="CryptographicException">It was encrypted with a key that is not known.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> Find(string lead, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<ContactRow>(Keys.HexShard(lead), lead, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { Data.Length: > 0 } found } ? cipher.Decrypt(lead, found.Data) : null;
    }

    /// <summary>What is known about the person; null when nothing is, and when it was encrypted with a key that is not known.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindReadable(string lead, CancellationToken ct)
    {
        try
        {
            return await Find(lead, ct).ConfigureAwait(false);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Erases the person, also one that comes later: nothing is kept for the lead from then on. The lead stays, without anybody in it.</summary>
    public Task Erase(string lead, CancellationToken ct) => table.UpsertEntityAsync(
        new ContactRow { PartitionKey = Keys.HexShard(lead), RowKey = lead, Data = [] }, TableUpdateMode.Replace, ct);

    /// <summary>Encrypts contacts anew that an earlier key encrypted, in the order of their keys.</summary>
    /// <param name="after">The last lead that was looked at before; empty to begin.</param>
    /// <param name="most">Rows that are looked at.</param>
    /// <param name="ct">Stops between rows; what is done is done.</param>
    /// <returns>The last lead that was looked at, null when there are no further ones; and how many were encrypted anew.</returns>
    public async Task<(string? Last, int Renewed)> Renew(string after, int most, CancellationToken ct)
    {
        var (last, seen, renewed) = ((string?)null, 0, 0);
        await foreach (var row in After(after, ct).ConfigureAwait(false))
        {
            if (row.Data.Length > 0 && cipher.Renew(row.RowKey, row.Data) is { } data)
            {
                row.Data = data;
                renewed += await Replaced(row, ct).ConfigureAwait(false) ? 1 : 0;
            }

            last = row.RowKey;
            if (++seen == most)
            {
                return (last, renewed);
            }
        }

        return (null, renewed);
    }

    /// <summary>Keys of leads of which contact data is kept, in order.</summary>
    /// <param name="after">The last lead that was told before; empty to begin.</param>
    /// <param name="most">How many are told.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<string>> Kept(string after, int most, CancellationToken ct)
    {
        var kept = new List<string>();
        await foreach (var row in After(after, ct).ConfigureAwait(false))
        {
            if (row.Data.Length > 0)
            {
                kept.Add(row.RowKey);
            }

            if (kept.Count == most)
            {
                break;
            }
        }

        return kept;
    }

    private AsyncPageable<ContactRow> After(string lead, CancellationToken ct)
    {
        var shard = lead.Length == 0 ? "" : Keys.HexShard(lead);
        return table.QueryAsync<ContactRow>(TableClient.CreateQueryFilter($"PartitionKey gt {shard} or (PartitionKey eq {shard} and RowKey gt {lead})"), cancellationToken: ct);
    }

    /// <summary>A row that changed meanwhile was erased, and stays so.</summary>
    private async Task<bool> Replaced(ContactRow row, CancellationToken ct)
    {
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, ct).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    private sealed class ContactRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public byte[] Data { get; set; } = [];
    }
}
