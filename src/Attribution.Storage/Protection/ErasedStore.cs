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

    /// <summary>Sorts behind all ids: the row that is written anew with every erasure, so that no two are decided on beside each other.</summary>
    private const string TurnKey = "turn";

    private static readonly string EveryErasure = TableClient.CreateQueryFilter($"PartitionKey eq {UnderWay} and RowKey ne {TurnKey}");

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>
    /// When whoever an address or a number stands for was last erased; null when nobody was. A point read for each spelling: what is recognised by one is written down under
    /// the others, so that it is recognised by them alone when the earlier key is gone.
    /// </summary>
    public async Task<DateTimeOffset?> ErasedAt(string identifier, CancellationToken ct)
    {
        var (spellings, known) = (Identifier.Spellings(identifier), new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal));
        foreach (var spelling in spellings)
        {
            known[spelling] = (await table.Find(spelling, TombstoneKey, ct).ConfigureAwait(false))?.GetDateTimeOffset("At");
        }

        if (known.Values.Max() is not { } last)
        {
            return null;
        }

        await Mark(spellings.Where(spelling => known[spelling] != last), last, ct).ConfigureAwait(false);
        return last;
    }

    /// <summary>Whether a form is of before its person was erased: a point read for each address and number.</summary>
    /// <param name="identifiers">Pseudonyms that the form carries.</param>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<bool> Hides(IEnumerable<string> identifiers, DateTimeOffset sentAt, CancellationToken ct)
    {
        foreach (var identifier in identifiers.Where(Identifier.IsPersonal))
        {
            if (await ErasedAt(identifier, ct).ConfigureAwait(false) is { } at && sentAt <= at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that whoever some addresses and numbers stand for was erased, before anything of them is: from then on nobody is brought back. A later erasure stays.</summary>
    /// <param name="identifiers">Pseudonyms of the addresses and numbers, each spelling by itself.</param>
    /// <param name="at">When it was asked for.</param>
    /// <param name="ct">Stops between writes.</param>
    public async Task Mark(IEnumerable<string> identifiers, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var identifier in identifiers)
        {
            await Optimistic.Run("A tombstone", async token =>
            {
                var row = await table.Find(identifier, TombstoneKey, token).ConfigureAwait(false) ?? new TableEntity(identifier, TombstoneKey);
                if (row.GetDateTimeOffset("At") is not { } known || known < at)
                {
                    row["At"] = at;
                    await table.Put(row, token).ConfigureAwait(false);
                }

                return true;
            }, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes an erasure down, before anything is erased, and whatever is found out later: from then on it is finished, whoever dies. One after another: each is decided on
    /// by all that were written down before, because a pseudonym that two of them give names to must get one.
    /// </summary>
    /// <param name="decide">The erasure, given all that are under way, itself too when it is kept again; asked again when another was written down meanwhile.</param>
    /// <param name="ct">Stops between tries.</param>
    public async Task<Erasure> Keep(Func<IReadOnlyList<Erasure>, Erasure> decide, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decide);
        Erasure? kept = null;
        await Optimistic.Run("The erasures under way", async token =>
        {
            var turn = await table.Find(UnderWay, TurnKey, token).ConfigureAwait(false) ?? new TableEntity(UnderWay, TurnKey);
            kept = decide(await Begun(token).ConfigureAwait(false));
            var row = new TableEntity(UnderWay, kept.Id) { ["At"] = kept.At, ["Sealed"] = cipher.Encrypt(Place(kept.Id), JsonSerializer.SerializeToUtf8Bytes(kept)) };
            await table.SubmitTransactionAsync([RowWrites.Putting(turn), new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)], token).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return kept!;
    }

    /// <summary>Every erasure that is under way: one query, of a few rows.</summary>
    public async Task<IReadOnlyList<Erasure>> Begun(CancellationToken ct)
    {
        var begun = new List<Erasure>();
        await foreach (var row in table.QueryAsync<TableEntity>(EveryErasure, cancellationToken: ct).ConfigureAwait(false))
        {
            begun.Add(JsonSerializer.Deserialize<Erasure>(cipher.Decrypt(Place(row.RowKey), row.GetBinary("Sealed")!))!);
        }

        return begun;
    }

    /// <summary>Encrypts erasures anew that an earlier key encrypted: one that nobody can read any more would never be finished.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> Renew(CancellationToken ct)
    {
        var renewed = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(EveryErasure, cancellationToken: ct).ConfigureAwait(false))
        {
            if (cipher.Renew(Place(row.RowKey), row.GetBinary("Sealed")!) is { } anew)
            {
                await table.UpdateEntityAsync(new TableEntity(UnderWay, row.RowKey) { ["Sealed"] = anew }, row.ETag, TableUpdateMode.Merge, ct).ConfigureAwait(false);
                renewed++;
            }
        }

        return renewed;
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
