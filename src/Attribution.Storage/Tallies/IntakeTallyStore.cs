using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Azure.Data.Tables;

namespace Attribution.Storage.Tallies;

/// <summary>
/// What came in on a day, as each process counted it: one row per day and process, replaced as a whole by its only writer, so that nobody has to
/// read before writing. Indications, not counts of facts: what a process counted since it last wrote is lost with it.
/// </summary>
public sealed class IntakeTallyStore(TableServiceClient tables)
{
    /// <summary>Channels that a row holds. Beyond, it says nothing of the others.</summary>
    public const int MostChannels = 200;

    /// <summary>Codes of errors that a row holds per channel: with <see cref="MostChannels"/> of them a row stays below the mebibyte that it may have.</summary>
    public const int MostCodes = 40;

    internal const string Name = "IntakeTallies";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Replaces what a process has counted for a day.</summary>
    /// <param name="day">Day of receipt, in the reporting time zone.</param>
    /// <param name="process">What no other process is called.</param>
    /// <param name="tallies">One per channel.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task Put(DateOnly day, string process, IReadOnlyList<IntakeTally> tallies, CancellationToken ct)
    {
        var row = new TableEntity(Keys.Day(day), process);
        foreach (var (number, tally) in tallies.Take(MostChannels).Index())
        {
            row[Column(number)] = JsonSerializer.Serialize(tally);
        }

        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);
    }

    /// <summary>What all processes counted on some days, one per channel, sorted. As many rows as there were processes and days.</summary>
    public async Task<IReadOnlyList<IntakeTally>> Of(DayRange days, CancellationToken ct)
    {
        var (from, until) = (Keys.Day(days.From), Keys.Day(days.Until));
        var counted = new List<IntakeTally>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {until}"), cancellationToken: ct).ConfigureAwait(false))
        {
            counted.AddRange(Tallies(row));
        }

        return IntakeTally.Sum(counted);
    }

    private static IEnumerable<IntakeTally> Tallies(TableEntity row) =>
        Enumerable.Range(0, MostChannels).Select(number => row.GetString(Column(number))).TakeWhile(json => json is not null)
            .Select(json => JsonSerializer.Deserialize<IntakeTally>(json!)!);

    private static string Column(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number:D3}");
}
