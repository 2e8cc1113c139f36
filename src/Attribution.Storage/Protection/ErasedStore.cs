using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Storage.Sealing;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Protection;

/// <summary>
/// Who was erased, as pseudonyms of addresses and numbers, so that a form of before which comes late does not bring anybody back; and erasures that are
/// under way.
/// </summary>
public sealed class ErasedStore(TableServiceClient tables, DataCipher cipher)
{
    internal const string Name = "Erased";

    private const string TombstoneKey = "erased";
    private const string UnderWay = "underway";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>When whoever an address or a number stands for was last erased; null when nobody was.</summary>
    public async Task<DateTimeOffset?> ErasedAt(string identifier, CancellationToken ct) =>
        (await table.Find(identifier, TombstoneKey, ct).ConfigureAwait(false))?.GetDateTimeOffset("At");

    /// <summary>
    /// Whether a form is of before its person was erased: a point read for each spelling of each address and number. What is recognised by one spelling
    /// is written down under the others, so that it is recognised by them alone when the earlier key is gone.
    /// </summary>
    /// <param name="identifiers">Pseudonyms that the form carries.</param>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<bool> Hides(IEnumerable<string> identifiers, DateTimeOffset sentAt, CancellationToken ct)
    {
        foreach (var identifier in identifiers.Where(Identifier.IsPersonal))
        {
            if (await LastErasedAt(Identifier.Spellings(identifier), ct).ConfigureAwait(false) is { } at && sentAt <= at)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<DateTimeOffset?> LastErasedAt(IReadOnlyList<string> spellings, CancellationToken ct)
    {
        var known = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var spelling in spellings)
        {
            known[spelling] = await ErasedAt(spelling, ct).ConfigureAwait(false);
        }

        if (known.Values.Max() is not { } last)
        {
            return null;
        }

        foreach (var spelling in spellings.Where(spelling => known[spelling] is null))
        {
            await NoteErased(spelling, last, ct).ConfigureAwait(false);
        }

        return last;
    }

    private async Task NoteErased(string identifier, DateTimeOffset at, CancellationToken ct) =>
        await table.UpsertEntityAsync(new TableEntity(identifier, TombstoneKey) { ["At"] = at }, TableUpdateMode.Replace, ct).ConfigureAwait(false);

    /// <summary>Writes an erasure down before anything is erased: tombstones first, so that from then on nobody is brought back.</summary>
    /// <param name="erasure">The erasure.</param>
    /// <param name="tombstones">Pseudonyms of the addresses and numbers, in each of their spellings.</param>
    /// <param name="ct">Stops between writes.</param>
    public async Task Begin(Erasure erasure, IEnumerable<string> tombstones, CancellationToken ct)
    {
        foreach (var identifier in tombstones)
        {
            await NoteErased(identifier, erasure.At, ct).ConfigureAwait(false);
        }

        await Keep(erasure, ct).ConfigureAwait(false);
    }

    /// <summary>Writes down what has been found out about an erasure.</summary>
    public Task Keep(Erasure erasure, CancellationToken ct) => table.UpsertEntityAsync(
        new TableEntity(UnderWay, erasure.Id) { ["At"] = erasure.At, ["Sealed"] = cipher.Encrypt(Place(erasure.Id), JsonSerializer.SerializeToUtf8Bytes(erasure)) },
        TableUpdateMode.Replace,
        ct);

    /// <summary>Every erasure that is under way: one query, of a few rows.</summary>
    public async Task<IReadOnlyList<Erasure>> Begun(CancellationToken ct)
    {
        var begun = new List<Erasure>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {UnderWay}"), cancellationToken: ct).ConfigureAwait(false))
        {
            begun.Add(JsonSerializer.Deserialize<Erasure>(cipher.Decrypt(Place(row.RowKey), row.GetBinary("Sealed")!))!);
        }

        return begun;
    }

    /// <summary>Forgets what was called how: from then on nobody can tell.</summary>
    public async Task End(string id, CancellationToken ct)
    {
        try
        {
            await table.DeleteEntityAsync(UnderWay, id, ETag.All, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Ended by somebody else.
        }
    }

    private static string Place(string id) => $"erasure|{id}";
}
