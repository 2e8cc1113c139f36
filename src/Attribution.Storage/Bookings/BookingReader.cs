using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Azure.Data.Tables;
using static Attribution.Storage.Bookings.BookingTable;

namespace Attribution.Storage.Bookings;

/// <summary>Reads sums of bookings: four queries a week, of days × lines of the cuts, whatever the number of leads, deals and facts.</summary>
public sealed class BookingReader(TableServiceClient tables)
{
    private const int AtOnce = 4;
    private static readonly string[] OwnColumns = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>What was booked on some days, added up over them.</summary>
    /// <param name="days">The days, in the reporting time zone.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<BookedSums> Sums(DayRange days, CancellationToken ct)
    {
        var sums = new Dictionary<(Cut Cut, string Measure), Amounts>();
        var partitions = days.Weeks().SelectMany(Partitions);
        await Parallel.ForEachAsync(partitions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (partition, token) =>
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, SumPrefix), cancellationToken: token).ConfigureAwait(false))
            {
                var (cut, day) = ParseSum(row.RowKey);
                if (days.Contains(day))
                {
                    Add(sums, cut, row);
                }
            }
        }).ConfigureAwait(false);
        return new BookedSums(sums);
    }

    private static void Add(Dictionary<(Cut Cut, string Measure), Amounts> sums, Cut cut, TableEntity row)
    {
        lock (sums)
        {
            foreach (var (measure, value) in row)
            {
                if (value is string text && !OwnColumns.Contains(measure))
                {
                    sums[(cut, measure)] = sums.GetValueOrDefault((cut, measure), Amounts.None) + ParseAmount(text);
                }
            }
        }
    }
}
