using Attribution.Domain.Leads;
using Azure.Data.Tables;

namespace Attribution.Storage.Leads;

/// <summary>Which leads were rejected, and which of them restored: of each the last statement, by the time at which it was made.</summary>
public sealed class LeadStandingStore(TableServiceClient tables)
{
    internal const string Name = "Standings";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Notes a statement, unless a later one is known.</summary>
    /// <returns>The statement that holds now.</returns>
    public async Task<LeadStanding> Put(string lead, LeadStanding standing, CancellationToken ct)
    {
        var holds = standing;
        await Optimistic.Run($"Standing {lead}", async token =>
        {
            var row = await Row(lead, token).ConfigureAwait(false);
            var before = row is null ? null : Standing(row);
            holds = LeadStanding.Later(before, standing);
            if (holds == before)
            {
                return true;
            }

            await (row is null
                ? table.AddEntityAsync(ToRow(lead, holds), token)
                : table.UpdateEntityAsync(ToRow(lead, holds), row.ETag, TableUpdateMode.Replace, token)).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return holds;
    }

    /// <summary>What was last said about a lead; null when nothing was.</summary>
    public async Task<LeadStanding?> Find(string lead, CancellationToken ct) =>
        await Row(lead, ct).ConfigureAwait(false) is { } row ? Standing(row) : null;

    private async Task<TableEntity?> Row(string lead, CancellationToken ct)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Keys.HexShard(lead), lead, cancellationToken: ct).ConfigureAwait(false);
        return stored is { HasValue: true, Value: { } row } ? row : null;
    }

    private static TableEntity ToRow(string lead, LeadStanding standing) => new(Keys.HexShard(lead), lead)
    {
        ["IsRejected"] = standing.IsRejected,
        ["Reason"] = standing.Reason,
        ["At"] = standing.At,
    };

    private static LeadStanding Standing(TableEntity row) => new(row.GetBoolean("IsRejected") ?? false, row.GetString("Reason") ?? "", row.GetDateTimeOffset("At") ?? default);
}
