using System.Diagnostics;
using Attribution.Domain.Measures;

namespace Attribution.Storage.Events;

/// <summary>What one caller wants recorded in one partition, until all of it is.</summary>
internal sealed class PendingEvents
{
    private readonly TaskCompletionSource<IReadOnlyList<Recorded>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IReadOnlyList<MeasureEvent> facts;
    private readonly Recorded[] outcomes;
    private int left;

    public PendingEvents(IReadOnlyList<MeasureEvent> facts)
    {
        this.facts = facts;
        outcomes = new Recorded[facts.Count];
        left = facts.Count;
    }

    /// <summary>Completes when every event is durable, in order of the events; fails when one of them could not be written.</summary>
    public Task<IReadOnlyList<Recorded>> Completion => completion.Task;

    /// <summary>When it began to wait, as a timestamp of the stopwatch.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>Nobody waits any more: what has not been sent to the store need not be.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>All is recorded, or nobody waits any more.</summary>
    public bool IsOver => IsAbandoned || completion.Task.IsCompleted;

    public MeasureEvent this[int index] => facts[index];

    public void Settle(int index, Recorded outcome)
    {
        outcomes[index] = outcome;
        if (Interlocked.Decrement(ref left) == 0)
        {
            completion.TrySetResult(outcomes);
        }
    }

    public void Fail(Exception reason)
    {
        IsAbandoned = true;
        completion.TrySetException(reason);
    }

    public void Abandon() => IsAbandoned = true;
}

/// <summary>One event on its way into a transaction.</summary>
/// <param name="Batch">Whose it is.</param>
/// <param name="Index">Its position there.</param>
/// <param name="RowKey">Its row key.</param>
internal readonly record struct PendingEvent(PendingEvents Batch, int Index, string RowKey)
{
    public MeasureEvent Fact => Batch[Index];

    public void Settle(Recorded outcome) => Batch.Settle(Index, outcome);
}
