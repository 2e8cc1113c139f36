using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Attribution.Benchmarks.Report;

/// <summary>The result as tables, or as JSON.</summary>
internal static class ReportTable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(IAnsiConsole console, ReportResult result)
    {
        var writer = new Table().AddColumns("built-in writer", "pages", "bytes", "ms per report", "p99 ms", "CPU ms", "wording, CPU ms", "ms per page", "pages per s");
        foreach (var speed in result.Writer)
        {
            writer.AddRow(
                speed.Language, Text(speed.Pages, "0"), Text(speed.Bytes, "N0"), Text(speed.MedianMilliseconds), Text(speed.P99Milliseconds), Text(speed.CpuMilliseconds),
                Text(speed.WordingMilliseconds), Text(speed.MillisecondsPerPage), Text(speed.PagesPerSecond, "N0"));
        }

        console.Write(writer);
        if (result.Mailing is { } mailing)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{mailing.Marketers} marketers: first mail {mailing.FirstSeconds:0.0} s and last {mailing.LastSeconds:0.0} s after the timer, {mailing.PerSecond:0.0} reports per s, {mailing.Bytes / 1024:N0} KiB of mail"));
        }

        if (result.Stored.Count > 0)
        {
            var stored = new Table().AddColumns("stored events", "ms per report", "least – greatest", "ms to the mail");
            foreach (var time in result.Stored)
            {
                stored.AddRow(
                    Text(time.Events, "N0"), Text(time.MedianMilliseconds, "0"), $"{Text(time.LeastMilliseconds, "0")} – {Text(time.GreatestMilliseconds, "0")}", Text(time.MailMilliseconds, "0"));
            }

            console.Write(stored);
        }

        if (result.Growth is { } growth)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"growth {growth:0.00}   report at the most events / at the fewest"));
        }
    }

    public static string Json(ReportResult result) => JsonSerializer.Serialize(
        new { result.Settings, result.Writer, result.Mailing, result.Stored, result.Growth, Broken = result.Broken.ToList() }, Indented);

    private static string Text(double number, string format = "0.0") => number.ToString(format, CultureInfo.InvariantCulture);
}
