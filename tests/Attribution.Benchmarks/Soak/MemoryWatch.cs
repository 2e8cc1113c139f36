using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Soak;

/// <summary>The app's resident memory, second by second.</summary>
internal sealed class MemoryWatch(SoakOptions options)
{
    /// <summary>How much the app may have grown at the end: 20 %, or 50 MB if that is more.</summary>
    private const double AllowedGrowth = 0.2;
    private const double AllowedMegabytes = 50;

    /// <summary>How far it may rise while the store is away, and everything that comes waits or is refused.</summary>
    private const double AllowedInOutage = 300;

    /// <summary>A process that has just started still grows: shorter runs say nothing about leaks.</summary>
    private static readonly TimeSpan ShortestRun = TimeSpan.FromMinutes(5);

    private readonly List<(TimeSpan At, double Megabytes)> samples = [];

    public double Last => samples.Count == 0 ? 0 : samples[^1].Megabytes;

    public void Sample(TimeSpan at, int process) => samples.Add((at, ProcessUsage.ResidentBytes(process) / 1e6));

    /// <summary>Median of what is minute 2 and 3 of ten.</summary>
    public double Early => Median(options.Duration * 0.1, options.Duration * 0.3);

    /// <summary>Median of what is the last minute of ten.</summary>
    public double Late => Median(options.Duration * 0.9, options.Duration * 2);

    public double HighestInOutage => samples.Where(s => s.At >= options.OutageBegins && s.At <= options.OutageEnds + Latencies.Recovery).Select(s => s.Megabytes).DefaultIfEmpty().Max();

    public IEnumerable<string> Violations()
    {
        if (options.Duration >= ShortestRun && Late > Early + Math.Max(AllowedMegabytes, Early * AllowedGrowth))
        {
            yield return FormattableString.Invariant($"The app's memory is not flat: {Early:0} MB early, {Late:0} MB at the end.");
        }

        if (HighestInOutage > Early + AllowedInOutage)
        {
            yield return FormattableString.Invariant($"The app's memory rose from {Early:0} to {HighestInOutage:0} MB while the store was away; {AllowedInOutage:0} MB more are allowed.");
        }
    }

    private double Median(TimeSpan from, TimeSpan to)
    {
        var window = samples.Where(s => s.At >= from && s.At < to).Select(s => s.Megabytes).Order().ToList();
        return window.Count == 0 ? 0 : window[window.Count / 2];
    }
}
