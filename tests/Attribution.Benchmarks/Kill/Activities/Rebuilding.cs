using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;
using Azure.Data.Tables;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Sums that somebody has spoilt behind the product's back are rebuilt from their facts.</summary>
internal static class Rebuilding
{
    private const int Damaged = 4;
    private const int LastDays = 3;

    private static readonly (string Table, string Prefix)[] Sums = [("DaySums", "sum|"), ("Credits", "sum|channel|"), ("Credits", "path|"), ("Bookings", "sum|")];

    public static async Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var from = world.Book.Days.Count > LastDays ? world.Book.Days.ElementAt(world.Book.Days.Count - LastDays) : world.Book.Days.Min;
        var week = Riga.Week(from);
        foreach (var (table, prefix) in Sums)
        {
            var rows = (await world.Store.Rows(table, $"RowKey ge '{prefix}' and RowKey lt '{prefix}~'", ct))
                .Where(row => table == "DaySums" ? string.CompareOrdinal(row.PartitionKey[^8..], FormattableString.Invariant($"{from:yyyyMMdd}")) >= 0 : string.CompareOrdinal(row.PartitionKey, week) >= 0)
                .OrderBy(row => row.PartitionKey + row.RowKey, StringComparer.Ordinal).ToList();
            for (var i = 0; i < Damaged && rows.Count > 0; i++)
            {
                await Damage(world, dice, table, dice.Of(rows), ct);
            }
        }

        return [[.. Kinds.Select(kind => Rebuild(world, kind, from, world.Book.Days.Max, dryRun: false))]];
    }

    public static IReadOnlyList<string> Kinds { get; } = ["day-sums", "credit-sums", "path-counts", "bookings"];

    /// <summary>Has sums compared: of all days of which there are events, and all weeks; or, to be quick, of the last ones.</summary>
    public static IEnumerable<Call> Compare(World world, bool all)
    {
        var (from, to) = Book.Range(world.Now);
        foreach (var day in all ? world.Book.Days : world.Book.Days.TakeLast(2 * LastDays))
        {
            yield return Rebuild(world, Kinds[0], day, day, dryRun: true);
        }

        foreach (var kind in Kinds.Skip(1))
        {
            yield return Rebuild(world, kind, all ? from : to.AddDays(-20), to, dryRun: true);
        }
    }

    private static Call Rebuild(World world, string kind, DateOnly from, DateOnly to, bool dryRun) =>
        Call.Post(world.Master, $"/operations/rebuild?what={kind}&from={Riga.Text(from)}&to={Riga.Text(to)}{(dryRun ? "&dryRun=true" : "")}");

    /// <summary>Adds seven to one number of a sum.</summary>
    private static async Task Damage(World world, Chance dice, string table, TableEntity row, CancellationToken ct)
    {
        var numbers = row.Keys.Where(key => row[key] is long).Order(StringComparer.Ordinal).ToList();
        if (numbers.Count > 0)
        {
            var name = dice.Of(numbers);
            row[name] = (long)row[name] + 7;
            await world.Store.Damage(table, row, ct);
        }
    }
}
