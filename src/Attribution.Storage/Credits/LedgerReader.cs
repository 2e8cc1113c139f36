using Attribution.Domain.Calendar;
using Attribution.Domain.Plans;
using Attribution.Storage.Leads;
using Azure.Data.Tables;
using static Attribution.Storage.Credits.CreditTable;

namespace Attribution.Storage.Credits;

/// <summary>Reads the ledger's rows, lead by lead: what sheets of leads are made of. Weekly figures read sums instead.</summary>
public sealed class LedgerReader(TableServiceClient tables, LeadStore leads)
{
    private const int AtOnce = 4;
    private static readonly string[] Columns = ["PartitionKey", "RowKey", "Channels", "Plans", "Rules", "AttachedTo", "Day"];

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Takes out of each lead of some days what is wanted, so that nothing else is kept: sixteen queries a week.</summary>
    /// <param name="days">Days of the leads.</param>
    /// <param name="pick">What is wanted of a lead; called by one thread at a time.</param>
    /// <param name="ct">Stops between pages.</param>
    /// <returns>What was picked, in no order.</returns>
    public async Task<List<T>> Select<T>(DayRange days, Func<LedgerLead, IEnumerable<T>> pick, CancellationToken ct)
    {
        var picked = new List<T>();
        var partitions = days.Weeks().SelectMany(week => Keys.HexShards, Partition);
        await Parallel.ForEachAsync(partitions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (partition, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, LedgerPrefix), select: Columns, cancellationToken: token).ConfigureAwait(false))
            {
                var lead = new LedgerLead(await Day(row, token).ConfigureAwait(false), Ledger(row));
                if (days.Contains(lead.Day))
                {
                    lock (picked)
                    {
                        picked.AddRange(pick(lead));
                    }
                }
            }
        }).ConfigureAwait(false);
        return picked;
    }

    // Rows that were written before they told their day are few in a week, and are told it when they are settled again.
    private async Task<DateOnly> Day(TableEntity row, CancellationToken ct) =>
        row.GetString(DayColumn) is { } day ? Keys.ParseDay(day)
        : (await leads.Find(row.RowKey[LedgerPrefix.Length..], ct).ConfigureAwait(false))?.Day ?? DateOnly.MinValue;
}
