using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Attribution.Benchmarks.Ingest;

/// <summary>The result as a table, or as JSON.</summary>
internal static class IngestReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(IAnsiConsole console, IngestResult result)
    {
        var table = new Table().AddColumns("", "per s", "least – most", "p50 ms", "p99 ms", "CPU s per 1,000: app", "tables", "queues", "load", "others, cores");
        foreach (var (name, part) in Parts(result))
        {
            var rate = IngestResult.Rate(part);
            table.AddRow(
                name, Number(rate.Median), $"{Number(rate.Least)} – {Number(rate.Greatest)}",
                Text(IngestResult.Latency(part, 0.5).Median), Text(IngestResult.Latency(part, 0.99).Median),
                Text(IngestResult.Cpu(part, m => m.App)), Text(IngestResult.Cpu(part, m => m.Tables)),
                Text(IngestResult.Cpu(part, m => m.Queues)), Text(IngestResult.Cpu(part, m => m.Own)),
                Text(part.Average(m => m.OtherCores)));
        }

        console.Write(table);
        console.Write(Requests(result.Requests));
        console.WriteLine($"ceilingRatio        {Text(result.CeilingRatio)}   batches of 1,000 / raw transactions of 100");
        console.WriteLine($"naiveRatio          {Text(result.NaiveRatio)}   single events / single inserts");
        console.WriteLine($"transactionsPer1000 {Text(result.TransactionsPer1000)}   table requests per 1,000 batched events, folding apart");
        console.WriteLine($"{Number(result.EventsChecked)} events were acknowledged, and the figures count exactly as many.");
    }

    public static string Json(IngestResult result) => JsonSerializer.Serialize(new
    {
        result.CeilingRatio,
        result.NaiveRatio,
        result.TransactionsPer1000,
        Settings = new { result.Options.Seconds, result.Options.Repetitions, IngestOptions.BatchSlices, result.Options.BatchShards, IngestOptions.SingleSlices, result.Options.SingleShards, result.Options.Visitors },
        RawTransactions = Part(result.Raw),
        SingleInserts = Part(result.Naive),
        Batches = Part(result.Batches),
        SingleEvents = Part(result.Singles),
        RequestsPer1000 = result.Requests,
        result.EventsChecked,
    }, Indented);

    private static IEnumerable<(string Name, IReadOnlyList<Measurement> Part)> Parts(IngestResult result) =>
    [
        ("a  raw: transactions of 100 rows", result.Raw),
        ("b  naive: one insert per event", result.Naive),
        ("c  ours: batches of 1,000", result.Batches),
        ("d  ours: single events", result.Singles),
    ];

    private static object Part(IReadOnlyList<Measurement> part) => new
    {
        PerSecond = IngestResult.Rate(part),
        P50Milliseconds = IngestResult.Latency(part, 0.5),
        P99Milliseconds = IngestResult.Latency(part, 0.99),
        CpuSecondsPer1000 = new
        {
            App = IngestResult.Cpu(part, m => m.App),
            Tables = IngestResult.Cpu(part, m => m.Tables),
            Queues = IngestResult.Cpu(part, m => m.Queues),
            Load = IngestResult.Cpu(part, m => m.Own),
        },
        OtherCores = Spread.Of(part.Select(m => m.OtherCores)),
    };

    private static Table Requests(RequestCounts counts)
    {
        var table = new Table().AddColumns("table requests per 1,000 events", "batches", "single events", "folding both");
        foreach (var kind in counts.Batches.Keys.Union(counts.Singles.Keys).Union(counts.Folding.Keys).Order(StringComparer.Ordinal))
        {
            table.AddRow(kind, Text(counts.Batches.GetValueOrDefault(kind)), Text(counts.Singles.GetValueOrDefault(kind)), Text(counts.Folding.GetValueOrDefault(kind)));
        }

        return table.AddRow("all", Text(counts.Batches.Values.Sum()), Text(counts.Singles.Values.Sum()), Text(counts.Folding.Values.Sum()));
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
