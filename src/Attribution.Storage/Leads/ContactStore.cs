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
    public async Task<IReadOnlyDictionary<string, string>?> Find(string lead, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<ContactRow>(Keys.HexShard(lead), lead, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { Data.Length: > 0 } found } ? cipher.Decrypt(lead, found.Data) : null;
    }

    /// <summary>Erases the person, also one that comes later: nothing is kept for the lead from then on. The lead stays, without anybody in it.</summary>
    public Task Erase(string lead, CancellationToken ct) => table.UpsertEntityAsync(
        new ContactRow { PartitionKey = Keys.HexShard(lead), RowKey = lead, Data = [] }, TableUpdateMode.Replace, ct);

    private sealed class ContactRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public byte[] Data { get; set; } = [];
    }
}
