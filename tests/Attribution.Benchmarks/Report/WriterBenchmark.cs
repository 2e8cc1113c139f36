using System.Diagnostics;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;

namespace Attribution.Benchmarks.Report;

/// <summary>Words and draws a report of one page and one of several, in every language, on this thread.</summary>
internal static class WriterBenchmark
{
    private const string Hash = "5f2c9e1ab47d03e8c6a1";
    private static readonly Marketer Reader = new("anna", "Anna Ozola", "anna@example.com", MarketerRole.Head, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 0));

    /// <summary>Measures.</summary>
    /// <param name="renderings">How often each report is drawn; a quarter as often before, to warm up.</param>
    /// <param name="say">Says how far it has come.</param>
    /// <param name="ct">Stops between reports.</param>
    public static IReadOnlyList<WriterSpeed> Run(int renderings, Action<string> say, CancellationToken ct)
    {
        var speeds = new List<WriterSpeed>();
        foreach (var week in new[] { SampleWeek.OnePage, SampleWeek.FourPages })
        {
            foreach (var language in ReportTexts.Languages)
            {
                var speed = Measure(week, ReportTexts.In(language), renderings, ct);
                say(FormattableString.Invariant($"  {language}: {speed.Pages} pages in {speed.MedianMilliseconds:0.0} ms"));
                speeds.Add(speed);
            }
        }

        return speeds;
    }

    private static WriterSpeed Measure(ReportedWeek week, ReportTexts texts, int renderings, CancellationToken ct)
    {
        var renderer = new PdfRenderer(FontSet.Default);
        ReportDocument Word() => WeeklyReport.Compose(week, Reader, Hash, texts);
        var document = Word();
        var file = renderer.Render(document);
        Repeat(renderings / 4 + 1, () => renderer.Render(document), ct);
        Repeat(renderings / 4 + 1, Word, ct);

        var wording = Cpu(renderings, () => Repeat(renderings, Word, ct));
        IReadOnlyList<double> times = [];
        var cpu = Cpu(renderings, () => times = Repeat(renderings, () => renderer.Render(document), ct));
        return new WriterSpeed(texts.Language, renderer.Lay(document).Pages.Count, file.Length, times[times.Count / 2], times[(int)(times.Count * 0.99)], cpu, wording);
    }

    /// <summary>Milliseconds of each, in ascending order.</summary>
    private static List<double> Repeat(int times, Func<object> work, CancellationToken ct)
    {
        var milliseconds = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            ct.ThrowIfCancellationRequested();
            var began = Stopwatch.GetTimestamp();
            work();
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        milliseconds.Sort();
        return milliseconds;
    }

    private static double Cpu(int times, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / times;
    }
}
