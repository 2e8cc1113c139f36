using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Ingest;

/// <summary>Measures the emulator's ceiling and the product beside it, in one run, and checks that nothing was lost.</summary>
internal sealed class IngestBenchmark(IngestOptions options, Action<string> say)
{
    private const int RawConcurrency = 4;
    private const int NaiveConcurrency = 64;
    private const int BatchConcurrency = 4;
    private const int SingleConcurrency = 64;
    private static readonly TimeSpan Unbounded = TimeSpan.FromMinutes(5);

    /// <exception cref="InvalidDataException">The app answered what it must not, or a count is wrong.</exception>
    public async Task<IngestResult> Run(CancellationToken ct)
    {
        await using var stack = await Stack.Start(ct);
        await stack.StartApp(null, [], ct);
        var raw = new RawStore(stack.Azurite.ConnectionString);
        var product = new ProductLoad(stack, options);
        await raw.Create(ct);
        await product.CreateChannels(ct);

        say("Warming up");
        await raw.Inserts(NaiveConcurrency, Unbounded, ct, 2000);
        await raw.Transactions(RawConcurrency, Unbounded, ct, 220);
        await product.PushSingles(SingleConcurrency, Unbounded, ct, 10_000);
        await product.PushBatches(BatchConcurrency, Unbounded, ct, 12);
        await Settle(stack, product, ct);

        var duration = TimeSpan.FromSeconds(options.Seconds);
        var (a, b, c, d) = (new List<Measurement>(), new List<Measurement>(), new List<Measurement>(), new List<Measurement>());
        for (var repetition = 1; repetition <= options.Repetitions; repetition++)
        {
            say(FormattableString.Invariant($"Repetition {repetition} of {options.Repetitions}"));
            a.Add(await Measure(stack, "raw transactions", () => raw.Transactions(RawConcurrency, duration, ct)));
            b.Add(await Measure(stack, "single inserts", () => raw.Inserts(NaiveConcurrency, duration, ct)));
            c.Add(await Measure(stack, "batches", () => product.PushBatches(BatchConcurrency, duration, ct)));
            await Settle(stack, product, ct);
            d.Add(await Measure(stack, "single events", () => product.PushSingles(SingleConcurrency, duration, ct)));
            await Settle(stack, product, ct);
        }

        say("Counting table requests");
        var counts = await CountingPass.Run(stack, product, ct);
        await Settle(stack, product, ct);
        return new IngestResult(options, a, b, c, d, counts, product.Acknowledged.Values.Sum());
    }

    private async Task<Measurement> Measure(Stack stack, string name, Func<Task<LoadResult>> part)
    {
        var measured = await Measurement.Of(stack, part);
        say(FormattableString.Invariant($"  {name,-17} {measured.Load.PerSecond,8:N0} /s   p50 {measured.Load.Percentile(0.5):0.0} ms, p99 {measured.Load.Percentile(0.99):0.0} ms   others {measured.OtherCores:0.00} cores"));
        return measured;
    }

    /// <summary>Lets folding finish, so that it takes nothing from what is measured next; and finds out whether everything was counted.</summary>
    private async Task Settle(Stack stack, ProductLoad product, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        var differences = await Settled.Wait(stack, product.Acknowledged, ct);
        if (differences.Count > 0)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, differences));
        }

        say(FormattableString.Invariant($"  figures are exact after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s"));
    }
}
