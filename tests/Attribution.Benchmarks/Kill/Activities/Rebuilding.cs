using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;
using Azure.Data.Tables;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Sums that somebody has spoilt behind the product's back are rebuilt from their facts.</summary>
internal static class Rebuilding
{
    private const int Damaged = 4;

    public static IReadOnlyList<string> Kinds { get; } = ["day-sums", "credit-sums", "path-counts", "bookings"];

    private static readonly (string Table, string Prefix)[] Sums = [("DaySums", "sum|"), ("Credits", "sum|channel|"), ("Credits", "path|"), ("Bookings", "sum|")];

    public static async Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        foreach (var (table, prefix) in Sums)
        {
            var rows = await world.Store.Rows(table, $"RowKey ge '{prefix}' and RowKey lt '{prefix}~'", ct);
            for (var i = 0; i < Damaged && rows.Count > 0; i++)
            {
                await Damage(world, dice, table, dice.Of([.. rows.OrderBy(row => row.PartitionKey + row.RowKey, StringComparer.Ordinal)]), ct);
            }
        }

        return [[.. Kinds.Select(kind => Rebuild(world, kind, dryRun: false))]];
    }

    /// <summary>Compares everything, and mends it unless it is a dry run.</summary>
    public static Call Rebuild(World world, string kind, bool dryRun)
    {
        var (from, to) = Book.Days(world.Now);
        return Call.Post(world.Master, $"/operations/rebuild?what={kind}&from={Riga.Text(from)}&to={Riga.Text(to)}{(dryRun ? "&dryRun=true" : "")}");
    }

    /// <summary>Adds seven to the first number of a sum.</summary>
    private static async Task Damage(World world, Chance dice, string table, TableEntity row, CancellationToken ct)
    {
        var column = row.Keys.Where(key => row[key] is long).Order(StringComparer.Ordinal).ToList();
        if (column.Count > 0)
        {
            var name = dice.Of(column);
            row[name] = (long)row[name] + 7;
            await world.Store.Damage(table, row, ct);
        }
    }
}
