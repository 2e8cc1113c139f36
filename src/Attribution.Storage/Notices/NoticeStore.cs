using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Notices;

/// <summary>
/// Leads that a sender announced by their id alone. The row outlives the fetching: a repeated announcement fetches nothing, and
/// one that comes after its withdrawal does not bring the person back.
/// </summary>
public sealed class NoticeStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Notices";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes down an announcement unless it is known.</summary>
    /// <returns>How far the lead has got.</returns>
    public async Task<NoticeState> Add(LeadNotice notice, CancellationToken ct)
    {
        try
        {
            await table.AddEntityAsync(Row(notice, NoticeState.Announced), ct).ConfigureAwait(false);
            return NoticeState.Announced;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await StateOf(notice, ct).ConfigureAwait(false) ?? throw new StoreBusyException($"Notice {Key(notice)} was there and is gone.");
        }
    }

    /// <summary>How far a lead has got; null when it was never announced.</summary>
    public async Task<NoticeState?> StateOf(LeadNotice notice, CancellationToken ct)
    {
        var key = Key(notice);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Keys.HexShard(key), key, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } found } ? State(found) : null;
    }

    /// <summary>Moves a lead on; a withdrawn one stays withdrawn.</summary>
    /// <returns>The state that holds now.</returns>
    public async Task<NoticeState> Move(LeadNotice notice, NoticeState state, CancellationToken ct)
    {
        var result = state;
        var key = Key(notice);
        await Optimistic.Run($"Notice {key}", async token =>
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(Keys.HexShard(key), key, cancellationToken: token).ConfigureAwait(false);
            var before = stored is { HasValue: true, Value: { } found } ? found : null;
            if (before is not null && State(before) is NoticeState.Withdrawn)
            {
                result = NoticeState.Withdrawn;
                return true;
            }

            result = state;
            await (before is null
                ? table.AddEntityAsync(Row(notice, state), token)
                : table.UpdateEntityAsync(Row(notice, state), before.ETag, TableUpdateMode.Replace, token)).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return result;
    }

    private static string Key(LeadNotice notice) => Keys.Digest("notice", notice.Connection, notice.Id);

    private static NoticeState State(TableEntity row) => (NoticeState)(row.GetInt32("State") ?? 0);

    private TableEntity Row(LeadNotice notice, NoticeState state)
    {
        var key = Key(notice);
        return new TableEntity(Keys.HexShard(key), key)
        {
            ["Connection"] = notice.Connection,
            ["Id"] = notice.Id,
            ["State"] = (int)state,
            ["ChangedAt"] = clock.GetUtcNow(),
        };
    }
}
