using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>What the functions of a test saw, in order; and a gate at which they can be held up.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> entries = new();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Entries => [.. entries];

    public void Add(string entry) => entries.Enqueue(entry);

    public int Count(string entry) => entries.Count(e => e == entry);

    public Task Has(params string[] expected) =>
        Eventually.Holds(() => expected.All(entries.Contains), $"{string.Join(", ", expected)}; there is {string.Join(", ", entries)}");

    public Task HasCount(int count) => Eventually.Holds(() => entries.Count >= count, $"{count} entries; there is {string.Join(", ", entries)}");

    public Task Gate(CancellationToken ct) => gate.Task.WaitAsync(ct);

    public void Open() => gate.TrySetResult();
}
