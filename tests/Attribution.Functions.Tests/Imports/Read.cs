using System.IO.Pipelines;
using System.Text;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Imports;

namespace Attribution.Functions.Tests.Imports;

/// <summary>
/// Reads files without a store and tells what they say, one line of text per row:
/// <c>2: 2026-03-16 c1 Impressions 8120, Cost 41270000</c>, <c>3: skipped</c>, <c>4: invalid-date day</c>; at last a fault of the file.
/// </summary>
internal static class Read
{
    public static readonly RowRules Rules = new(
        "test", new DateTimeOffset(2026, 3, 23, 5, 0, 0, TimeSpan.Zero), new DateOnly(2026, 3, 23), "EUR", CsvSettings.UsualDateFormat, NumberFormat.Plain,
        new ChannelOfRow("a-channel", null), "", new HashSet<string> { "a-channel" }, new Dictionary<string, string>());

    public static string Sample(string file) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "performance", file));

    /// <summary>Reads a file that arrives in pieces of so many bytes.</summary>
    public static async Task<string> Bytes(string format, byte[] bytes, CsvSettings? settings = null, RowRules? rules = null, int piece = int.MaxValue)
    {
        settings ??= CsvSettings.Usual;
        rules = (rules ?? Rules) with { DateFormat = settings.DateFormat, Numbers = settings.Numbers };
        var body = PipeReader.Create(new Pieces(bytes, piece));
        var told = new List<string>();
        await using var source = ImportFormat.Find(format)!.Open(body, settings);
        while (true)
        {
            switch (await source.Next(default))
            {
                case RowRead.Found(var row):
                    told.Add($"{row.Line}: {Told(RowReading.Read(rules, row))}");
                    break;
                case RowRead.Spoilt(var line, var fault):
                    told.Add($"{line}: {fault.Code}");
                    break;
                case RowRead.End(var fault):
                    told.AddRange(fault is null ? [] : [$"{fault.Kind} {fault.Fault.Code}"]);
                    return string.Join(" | ", told);
            }
        }
    }

    public static Task<string> File(string format, string text, CsvSettings? settings = null, RowRules? rules = null, int piece = int.MaxValue) =>
        Bytes(format, Encoding.UTF8.GetBytes(text), settings, rules, piece);

    /// <summary>One row of a generic CSV, given as <c>column=value; column=value</c>.</summary>
    public static string Row(string cells, RowRules? rules = null)
    {
        var row = new ImportRow(1);
        foreach (var cell in cells.Split("; ").Select(c => c.Split('=', 2)))
        {
            row[Enum.Parse<ImportColumn>(cell[0], ignoreCase: true)] = cell[1];
        }

        return Told(RowReading.Read(rules ?? Rules, row));
    }

    public static Connection Connection(string? channel, params ChannelRule[] rules) =>
        new("c", "google-ads", "C", channel, "", new Dictionary<string, string>(), rules, new Dictionary<string, string>());

    private static string Told(RowResult result) => result switch
    {
        RowResult.Totals(var totals, var isReachOnly) =>
            $"{Days(totals[0])} {totals[0].Campaign}{(totals[0].Channel == "a-channel" ? "" : $"@{totals[0].Channel}")} {string.Join(", ", totals.Select(t => $"{t.Measure} {t.Value}"))}{(isReachOnly ? " only" : "")}",
        RowResult.Rejected(var fault) => $"{fault.Code} {fault.Field}".TrimEnd(),
        _ => "skipped",
    };

    private static string Days(DayTotal total) => $"{total.From:yyyy-MM-dd}{(total.From == total.To ? "" : $"..{total.To:MM-dd}")}";

    /// <summary>A body as a slow network delivers it.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
