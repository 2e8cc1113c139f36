using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Attribution.Benchmarks.Attributing;

/// <summary>The result as a table, or as JSON.</summary>
internal static class AttributeReport
{
    private const double MiB = 1024 * 1024;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(IAnsiConsole console, AttributeResult result)
    {
        var table = new Table().AddColumns("", "paths per s", "s", "CPU s", "of these solving, ms", "states");
        foreach (var time in result.Models.Prepend(result.Reading))
        {
            table.AddRow(
                time.Name, Text(result.PerSecond(time), "N0"), Text(time.Seconds, "0.000"), Text(time.CpuSeconds, "0.000"), Text(time.SolvingSeconds * 1_000, "0.0"),
                time.States == 0 ? "" : Text(time.States, "N0"));
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Settings.Paths:N0} lines, {result.DistinctPaths:N0} distinct paths, {result.Settings.Channels} channels, {result.FileBytes / MiB:0.0} MiB; peak memory {result.PeakBytes / MiB:0} MiB"));
    }

    public static string Json(AttributeResult result) => JsonSerializer.Serialize(new
    {
        result.Settings.Paths,
        result.DistinctPaths,
        result.Settings.Channels,
        result.Settings.Seed,
        result.FileBytes,
        result.PeakBytes,
        Reading = Part(result, result.Reading),
        Models = result.Models.ToDictionary(time => time.Name, time => Part(result, time)),
    }, Indented);

    private static object Part(AttributeResult result, ModelTime time) =>
        new { PathsPerSecond = result.PerSecond(time), time.Seconds, time.CpuSeconds, time.SolvingSeconds, time.States };

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
