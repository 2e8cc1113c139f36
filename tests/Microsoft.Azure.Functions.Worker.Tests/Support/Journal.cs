using System.Collections.Concurrent;
using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>What the functions of a test saw, in order; and a gate at which they can be held up.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<(string Text, long Time)> entries = new();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Entries => [.. entries.Select(e => e.Text)];

    public void Add(string entry) => entries.Enqueue((entry, Stopwatch.GetTimestamp()));

    public int Count(string entry) => Entries.Count(e => e == entry);

    public TimeSpan Between(string first, string second) =>
        Stopwatch.GetElapsedTime(entries.First(e => e.Text == first).Time, entries.First(e => e.Text == second).Time);

    public Task Has(params string[] expected) =>
        Eventually.Holds(() => expected.All(Entries.Contains), $"{string.Join(", ", expected)}; there is {string.Join(", ", Entries)}");

    public Task HasCount(int count) => Eventually.Holds(() => entries.Count >= count, $"{count} entries; there is {string.Join(", ", Entries)}");

    public Task Gate(CancellationToken ct) => gate.Task.WaitAsync(ct);

    public void Open() => gate.TrySetResult();
}
