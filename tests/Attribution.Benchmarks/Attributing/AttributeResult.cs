namespace Attribution.Benchmarks.Attributing;

/// <summary>What was measured.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="DistinctPaths">Distinct paths of the file.</param>
/// <param name="FileBytes">Size of the file without days and milestones.</param>
/// <param name="Reading">Reading alone.</param>
/// <param name="Models">Each model, reading included.</param>
/// <param name="PeakBytes">Most memory that this process had resident, the making of the files included.</param>
internal sealed record AttributeResult(
    AttributeSettings Settings, int DistinctPaths, long FileBytes, ModelTime Reading, IReadOnlyList<ModelTime> Models, long PeakBytes)
{
    public double PerSecond(ModelTime time) => Settings.Paths / time.Seconds;
}

/// <summary>The fastest of some runs.</summary>
/// <param name="Name">Model and options.</param>
/// <param name="Seconds">From opening the file to the credits.</param>
/// <param name="CpuSeconds">CPU time of the process in these; less than <paramref name="Seconds"/> where others wanted the cores too.</param>
/// <param name="SolvingSeconds">Of these, after the last line.</param>
/// <param name="States">States of the chain; 0 without one.</param>
internal sealed record ModelTime(string Name, double Seconds, double CpuSeconds, double SolvingSeconds, int States);
