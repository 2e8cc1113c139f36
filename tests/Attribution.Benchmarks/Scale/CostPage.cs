using System.Globalization;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Scale;

/// <summary>The table of calls and prices in <c>infra/README.md</c>.</summary>
internal static class CostPage
{
    /// <summary>US dollars for a million calls: Table storage 0.00036 and queues 0.004 for ten thousand, list prices.</summary>
    public const decimal PerMillionTableCalls = 0.036m;
    public const decimal PerMillionQueueCalls = 0.40m;

    /// <summary>Its rows, by what arrives.</summary>
    public static IReadOnlyDictionary<string, Row> Rows { get; } = File.ReadLines(Path.Combine(NodeTools.RepositoryRoot, "infra", "README.md"))
        .SkipWhile(line => !line.StartsWith("| A million of |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0], cells => new Row(Number(cells[1]), Number(cells[2]), Number(cells[3].TrimStart('$'))));

    private static decimal Number(string cell) => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <param name="TableCalls">Calls of the table service for a million.</param>
    /// <param name="QueueCalls">Calls of the queue service for a million.</param>
    /// <param name="Price">What both cost, in US dollars.</param>
    internal sealed record Row(decimal TableCalls, decimal QueueCalls, decimal Price);
}
