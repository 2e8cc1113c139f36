using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Storage.Bookings;
using Azure.Data.Tables;

namespace Attribution.Storage.Operations;

/// <summary>Compares the sums of bookings with what each subject says it has booked, a week and shard at a time.</summary>
public sealed class BookingSumCheck(TableServiceClient tables)
{
    private static readonly string[] OwnColumns = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    private static readonly SumRows Sums = new(BookingTable.SumPrefix, row => row
        .Where(column => column.Value is string && !OwnColumns.Contains(column.Key) && !BookingTable.ParseAmount((string)column.Value).IsNone)
        .ToDictionary(column => column.Key, column => (string)column.Value, StringComparer.Ordinal));

    private readonly TableClient table = tables.GetTableClient(BookingTable.Name);

    /// <summary>Shards of a week.</summary>
    public static IReadOnlyList<string> Shards => BookingTable.Shards;

    /// <summary>Compares, and mends if asked to.</summary>
    /// <param name="week">The week.</param>
    /// <param name="shard">One of <see cref="Shards"/>.</param>
    /// <param name="mend">Whether to write what should be.</param>
    /// <param name="ct">Stops between calls.</param>
    public Task<SumCheck> Run(ReportingWeek week, string shard, bool mend, CancellationToken ct)
    {
        var partition = $"{week}|{shard}";
        return new SumComparison(table, Sums).Run(partition, token => Recompute(partition, token), mend, ct);
    }

    private async Task<IReadOnlyDictionary<string, TableEntity>> Recompute(string partition, CancellationToken ct)
    {
        var sums = new Dictionary<(string Key, string Measure), Amounts>();
        await foreach (var slot in table.QueryAsync<TableEntity>(Keys.Prefix(partition, BookingTable.SlotPrefix), cancellationToken: ct).ConfigureAwait(false))
        {
            foreach (var booking in BookingTable.ReadBookings(slot))
            {
                var sum = (BookingTable.SumKey(booking), booking.Measure);
                sums[sum] = sums.GetValueOrDefault(sum, Amounts.None) + booking.Amounts;
            }
        }

        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        foreach (var ((key, measure), amounts) in sums.Where(sum => !sum.Value.IsNone))
        {
            var row = rows.TryGetValue(key, out var known) ? known : rows[key] = new TableEntity(partition, key);
            row[measure] = BookingTable.AmountText(amounts);
        }

        return rows;
    }
}
