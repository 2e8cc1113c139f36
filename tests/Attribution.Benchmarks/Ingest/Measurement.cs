using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Ingest;

/// <summary>One part of one repetition, and which process used how much CPU meanwhile.</summary>
/// <param name="Load">What was done.</param>
/// <param name="App">CPU seconds of the function app.</param>
/// <param name="Tables">CPU seconds of the emulator's table service.</param>
/// <param name="Queues">CPU seconds of the emulator's queue service.</param>
/// <param name="Own">CPU seconds of this process.</param>
/// <param name="Others">CPU seconds of everything else on the machine: noise.</param>
internal sealed record Measurement(LoadResult Load, double App, double Tables, double Queues, double Own, double Others)
{
    public double OtherCores => Math.Max(0, Others) / Load.Seconds;

    public static async Task<Measurement> Of(Stack stack, Func<Task<LoadResult>> part)
    {
        var before = Now(stack);
        var load = await part();
        var after = Now(stack);
        var used = after.Zip(before, (a, b) => a - b).ToArray();
        return new Measurement(load, used[0], used[1], used[2], used[3], used[4] - used[0] - used[1] - used[2] - used[3]);
    }

    private static double[] Now(Stack stack) =>
    [
        ProcessUsage.CpuSeconds(stack.AppProcess), ProcessUsage.CpuSeconds(stack.Azurite.TablesProcess),
        ProcessUsage.CpuSeconds(stack.Azurite.QueuesProcess), ProcessUsage.CpuSeconds(Environment.ProcessId), ProcessUsage.CpuSecondsOfAll(),
    ];
}
