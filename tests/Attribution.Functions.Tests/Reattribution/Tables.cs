using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>What the tables of credits and of journeys without a lead say, row by row as they lie there.</summary>
internal static class Tables
{
    private static readonly string[] Parts = ["Withheld", "Cold", "Warm", "Hot"];

    /// <summary>The same lines as <see cref="FromScratch.Lines"/>.</summary>
    public static async Task<IEnumerable<string>> Lines(TableServiceClient tables, ReportingWeek from, ReportingWeek to)
    {
        var credits = await Rows(tables, "Credits", from, to);
        var nulls = await Rows(tables, "NullPaths", from, to);
        Assert.Equal(Summed("null", nulls), Counted(nulls));
        return credits.Where(row => row.RowKey.StartsWith("lead|", StringComparison.Ordinal)).Select(Lead)
            .Concat(Sums(credits)).Concat(Parts.SelectMany(part => Sums(credits, part))).Concat(Summed("path", credits)).Concat(Summed("null", nulls));
    }

    /// <summary>Sums of a week under every model, by what they are sums of.</summary>
    public static async Task<Dictionary<string, string>> Sums(TableServiceClient tables, ReportingWeek week) =>
        Sums(await Rows(tables, "Credits", week, week)).Select(line => line.Split(": ")).ToDictionary(line => line[0], line => line[1]);

    private static string Lead(TableEntity row)
    {
        var start = $"{Week(row)} lead {row.RowKey["lead|".Length..]}";
        return row.GetString("AttachedTo") is { } card ? $"{start} attached to {card}"
            : row.GetBoolean("IsRejected") == true ? $"{start} rejected"
            : $"{start} by {row.GetString("Path")}: {row.GetString("Touches")}";
    }

    private static IEnumerable<string> Sums(List<TableEntity> rows) => rows
        .Where(row => row.RowKey.StartsWith("sum|", StringComparison.Ordinal))
        .GroupBy(row => $"{Week(row)} {string.Join(' ', row.RowKey.Split('|')[1..3])}")
        .Select(sum => (sum.Key, Numbers: ModelCredits.Models.Select(model => sum.Sum(row => row.GetInt64(model.ToString()) ?? 0)).ToList()))
        .Where(sum => sum.Numbers.Exists(number => number != 0))
        .Select(sum => $"{sum.Key}: {string.Join(' ', sum.Numbers)}");

    /// <summary>What the rows of channels hold beside the credit.</summary>
    private static IEnumerable<string> Sums(List<TableEntity> rows, string part) => rows
        .Where(row => row.GetString(part) is not null && row.RowKey.StartsWith("sum|", StringComparison.Ordinal))
        .GroupBy(row => $"{Week(row)} {part} {row.RowKey.Split('|')[2]}", row => JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(part)!)!)
        .Select(sum => $"{sum.Key}: {string.Join(' ', ModelCredits.Models.Select(model => sum.Sum(credits => credits.GetValueOrDefault(model.ToString()))))}");

    private static IEnumerable<string> Summed(string kind, List<TableEntity> rows) => rows
        .Where(row => row.RowKey.StartsWith("path|", StringComparison.Ordinal))
        .GroupBy(row => $"{Week(row)} {kind} {row.GetString("Path")}")
        .Select(path => (path.Key, Journeys: path.Sum(row => row.GetInt64("Journeys")!.Value)))
        .Where(path => path.Journeys != 0)
        .Select(path => string.Create(CultureInfo.InvariantCulture, $"{path.Key}: {path.Journeys}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Counted(List<TableEntity> rows) => rows
        .Where(row => row.RowKey.StartsWith("end|", StringComparison.Ordinal) && row.GetString("Path") is { Length: > 0 })
        .GroupBy(row => $"{Week(row)} null {row.GetString("Path")}")
        .Select(path => string.Create(CultureInfo.InvariantCulture, $"{path.Key}: {path.Count()}")).Order(StringComparer.Ordinal);

    private static string Week(TableEntity row) => row.PartitionKey.Split('|')[0];

    private static async Task<List<TableEntity>> Rows(TableServiceClient tables, string table, ReportingWeek from, ReportingWeek to)
    {
        var (first, last) = ($"{from}|", $"{to}}}");
        var rows = new List<TableEntity>();
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}")))
        {
            rows.Add(row);
        }

        return rows;
    }
}
