namespace Attribution.Benchmarks.Report;

/// <summary>What was measured; null or empty for a part that was left out.</summary>
internal sealed record ReportResult(
    ReportSettings Settings, IReadOnlyList<WriterSpeed> Writer, MailingTime? Mailing, IReadOnlyList<ReportTime> Stored)
{
    /// <summary>A page takes at most this long, in milliseconds.</summary>
    public const double MostMillisecondsPerPage = 50;

    /// <summary>A report of one page has at most this many bytes.</summary>
    public const int MostBytes = 150 * 1024;

    /// <summary>A report at the most stored events takes at most this many times as long as at the fewest.</summary>
    public const double MostGrowth = 1.3;

    /// <summary>Time of a report at the most stored events, as a multiple of that at the fewest; null with fewer than two numbers.</summary>
    public double? Growth => Stored.Count > 1 ? Stored[^1].MedianMilliseconds / Stored[0].MedianMilliseconds : null;

    /// <summary>Promises that were broken; empty when all were kept.</summary>
    public IEnumerable<string> Broken
    {
        get
        {
            foreach (var speed in Writer.Where(w => w.MillisecondsPerPage > MostMillisecondsPerPage))
            {
                yield return FormattableString.Invariant($"A page in {speed.Language} takes {speed.MillisecondsPerPage:0.0} ms, more than {MostMillisecondsPerPage} ms.");
            }

            foreach (var speed in Writer.Where(w => w.Pages == 1 && w.Bytes > MostBytes))
            {
                yield return FormattableString.Invariant($"A report of one page in {speed.Language} has {speed.Bytes:N0} bytes, more than {MostBytes:N0}.");
            }

            if (Growth > MostGrowth)
            {
                yield return FormattableString.Invariant($"A report at {Stored[^1].Events:N0} events takes {Growth:0.00} times as long as at {Stored[0].Events:N0}, more than {MostGrowth} times.");
            }
        }
    }
}

/// <summary>The built-in writer, after warm-up, on one thread.</summary>
/// <param name="Language">Language of the report.</param>
/// <param name="Pages">Its pages.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="MedianMilliseconds">From worded report to file.</param>
/// <param name="P99Milliseconds">The same for the slowest in a hundred.</param>
/// <param name="CpuMilliseconds">CPU time of this process per report, its collections of garbage included.</param>
/// <param name="WordingMilliseconds">CPU time to word a report, from figures to blocks.</param>
internal sealed record WriterSpeed(string Language, int Pages, int Bytes, double MedianMilliseconds, double P99Milliseconds, double CpuMilliseconds, double WordingMilliseconds)
{
    public double MillisecondsPerPage => MedianMilliseconds / Pages;

    public double PagesPerSecond => 1_000 * Pages / MedianMilliseconds;
}

/// <summary>How long the mails of one morning take.</summary>
/// <param name="Marketers">Marketers who were due.</param>
/// <param name="FirstSeconds">From the timer to the first mail.</param>
/// <param name="LastSeconds">From the timer to the last.</param>
/// <param name="Bytes">Size of all mails.</param>
internal sealed record MailingTime(int Marketers, double FirstSeconds, double LastSeconds, long Bytes)
{
    public double PerSecond => Marketers / LastSeconds;
}

/// <summary>Time of a report at a number of stored events.</summary>
/// <param name="Events">Events stored, all in the week of the report.</param>
/// <param name="MedianMilliseconds">To read the week's numbers from the store and to keep them as a snapshot.</param>
/// <param name="LeastMilliseconds">The fastest.</param>
/// <param name="GreatestMilliseconds">The slowest.</param>
/// <param name="MailMilliseconds">The median from asking to the mail, with the time that a message waits until its queue is looked at.</param>
internal sealed record ReportTime(int Events, double MedianMilliseconds, double LeastMilliseconds, double GreatestMilliseconds, double MailMilliseconds);
