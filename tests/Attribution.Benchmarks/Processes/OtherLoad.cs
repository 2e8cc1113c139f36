using System.Diagnostics;

namespace Attribution.Benchmarks.Processes;

/// <summary>CPU that processes use which are no part of the run: noise, to be read beside every figure.</summary>
internal sealed class OtherLoad
{
    private readonly Stack stack;
    private double before;
    private long at;

    public OtherLoad(Stack stack)
    {
        this.stack = stack;
        (before, at) = (Seconds(), Stopwatch.GetTimestamp());
    }

    /// <summary>Cores that they used on average since the last call.</summary>
    public double CoresSinceLast()
    {
        var (now, elapsed) = (Seconds(), Stopwatch.GetElapsedTime(at).TotalSeconds);
        var cores = (now - before) / elapsed;
        (before, at) = (now, Stopwatch.GetTimestamp());
        return Math.Max(0, cores);
    }

    private double Seconds() => ProcessUsage.CpuSecondsOfAll()
        - ProcessUsage.CpuSeconds(stack.AppProcess) - ProcessUsage.CpuSeconds(stack.Azurite.TablesProcess)
        - ProcessUsage.CpuSeconds(stack.Azurite.QueuesProcess) - ProcessUsage.CpuSeconds(Environment.ProcessId);
}
