using System.Security.Cryptography;
using System.Text;
using Attribution.Storage.Sealing;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Operations;

/// <summary>How often a message has failed, and why.</summary>
/// <param name="Id">Identifies the message in its queue, see <see cref="FailureStore.IdOf"/>.</param>
/// <param name="FirstAt">When it failed for the first time.</param>
/// <param name="LastAt">When it failed for the last time.</param>
/// <param name="Tries">How often it has failed, from 1; replays included.</param>
/// <param name="Reason">What happened the last time.</param>
/// <param name="ReplayedAt">When it was last put back into its queue; null when never.</param>
/// <param name="Replays">How often it was put back.</param>
public sealed record Failure(string Id, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Tries, string Reason, DateTimeOffset? ReplayedAt, int Replays);

/// <summary>
/// What queues do not tell of their messages: why they failed, when, and how often. A row follows from queue and text alone, so that a message
/// which is tried, moved to poison and put back keeps its history.
/// </summary>
public sealed class FailureStore(TableServiceClient tables, DataCipher cipher, TimeProvider clock)
{
    internal const string Name = "Failures";

    private const int MostCharacters = 2_000;
    private const string Unreadable = "The reason was encrypted under a key that is no longer held.";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Identifies a message of a queue: 22 letters, digits, hyphens or underscores. Messages of the same text are the same.</summary>
    public static string IdOf(string queue, string message) => Keys.Digest("failure", queue, message);

    /// <summary>Notes that a message failed.</summary>
    /// <param name="queue">Its queue.</param>
    /// <param name="message">Its text, of which no more than a digest is kept.</param>
    /// <param name="reason">What happened; it may say something about a person and is encrypted. Cut after 2,000 characters.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task Note(string queue, string message, string reason, CancellationToken ct) => Change(queue, IdOf(queue, message), row =>
    {
        var now = clock.GetUtcNow();
        Say(row, reason.Length > MostCharacters ? reason[..MostCharacters] : reason);
        row["FirstAt"] = row.GetDateTimeOffset("FirstAt") ?? now;
        row["LastAt"] = now;
        row["Tries"] = (row.GetInt32("Tries") ?? 0) + 1;
    }, ct);

    /// <summary>Notes that a message was put back into its queue.</summary>
    public Task NoteReplay(string queue, string id, CancellationToken ct) => Change(queue, id, row =>
    {
        row["ReplayedAt"] = clock.GetUtcNow();
        row["Replays"] = (row.GetInt32("Replays") ?? 0) + 1;
    }, ct);

    /// <summary>Encrypts reasons anew that an earlier key encrypted: reads the whole table, in which little lies.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> Renew(CancellationToken ct)
    {
        var renewed = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.GetBinary("Sealed") is { } reason && cipher.Renew(Place(row.PartitionKey, row.RowKey), reason) is { } anew)
            {
                await table.UpdateEntityAsync(new TableEntity(row.PartitionKey, row.RowKey) { ["Sealed"] = anew }, row.ETag, TableUpdateMode.Merge, ct).ConfigureAwait(false);
                renewed++;
            }
        }

        return renewed;
    }

    /// <summary>Says reasons otherwise that quote somebody who was erased: reads the whole table, in which little lies. How often and when messages failed stays.</summary>
    /// <param name="quotes">Whether a reason does.</param>
    /// <param name="instead">What is said instead.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <returns>How many were said otherwise.</returns>
    public async Task<int> Reword(Func<string, bool> quotes, string instead, CancellationToken ct)
    {
        var reworded = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: ct).ConfigureAwait(false))
        {
            if (Quotes(row))
            {
                await Optimistic.Run("A reason", async token =>
                {
                    if (await table.Find(row.PartitionKey, row.RowKey, token).ConfigureAwait(false) is { } known && Quotes(known))
                    {
                        Say(known, instead);
                        await table.Put(known, token).ConfigureAwait(false);
                    }

                    return true;
                }, ct).ConfigureAwait(false);
                reworded++;
            }
        }

        return reworded;

        bool Quotes(TableEntity row) => row.GetBinary("Sealed") is { } reason && quotes(Open(row, reason));
    }

    /// <summary>Every message of a queue that has failed, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, Failure>> Of(string queue, CancellationToken ct)
    {
        var failures = new Dictionary<string, Failure>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {queue}"), cancellationToken: ct).ConfigureAwait(false))
        {
            failures[row.RowKey] = Read(row);
        }

        return failures;
    }

    /// <summary>What is known of a message; null when it is not known to have failed: its process died each time before it could say so.</summary>
    public async Task<Failure?> Find(string queue, string id, CancellationToken ct) =>
        await table.Find(queue, id, ct).ConfigureAwait(false) is { } row ? Read(row) : null;

    /// <summary>Forgets a message that was dropped.</summary>
    public async Task Remove(string queue, string id, CancellationToken ct)
    {
        try
        {
            await table.DeleteEntityAsync(queue, id, ETag.All, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nobody had noted it.
        }
    }

    /// <summary>Forgets messages that failed last before a moment.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="most">How many are forgotten at once.</param>
    /// <param name="ct">Stops between messages.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> Expire(DateTimeOffset before, int most, CancellationToken ct) => table.Expire(TableClient.CreateQueryFilter($"LastAt lt {before}"), most, ct);

    private Task Change(string queue, string id, Action<TableEntity> change, CancellationToken ct) => Optimistic.Run($"Failure {queue}|{id}", async token =>
    {
        var row = await table.Find(queue, id, token).ConfigureAwait(false) ?? new TableEntity(queue, id);
        change(row);
        await table.Put(row, token).ConfigureAwait(false);
        return true;
    }, ct);

    private void Say(TableEntity row, string reason) => row["Sealed"] = cipher.Encrypt(Place(row.PartitionKey, row.RowKey), Encoding.UTF8.GetBytes(reason));

    private Failure Read(TableEntity row) => new(
        row.RowKey,
        row.GetDateTimeOffset("FirstAt"),
        row.GetDateTimeOffset("LastAt"),
        row.GetInt32("Tries") ?? 0,
        row.GetBinary("Sealed") is { } reason ? Open(row, reason) : "",
        row.GetDateTimeOffset("ReplayedAt"),
        row.GetInt32("Replays") ?? 0);

    /// <summary>A key that is gone must not hide that there are failures.</summary>
    private string Open(TableEntity row, byte[] reason)
    {
        try
        {
            return Encoding.UTF8.GetString(cipher.Decrypt(Place(row.PartitionKey, row.RowKey), reason));
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }
    }

    private static string Place(string queue, string id) => $"failure|{queue}|{id}";
}
