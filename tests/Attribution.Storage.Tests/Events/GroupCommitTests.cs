using System.Collections.Concurrent;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;

namespace Attribution.Storage.Tests.Events;

/// <summary>How events of concurrent callers meet, with a store that answers when the test says so.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private static readonly EventPartition One = new(Measure.Clicks, "paid", EventFacts.Day, 0, 0);
    private readonly ConcurrentQueue<(EventPartition Partition, IReadOnlyList<PendingEvent> Group)> groups = new();
    private readonly SemaphoreSlim answers = new(0);
    private Exception? failure;

    [Fact]
    public async Task LoneEvent_IsWrittenAtOnce()
    {
        var commit = Commit();

        var recorded = Record(commit, One, 1);
        await Groups(1);
        answers.Release();

        Assert.Equal([Recorded.New], await recorded);
        Assert.Equal([1], Sizes());
    }

    [Fact]
    public async Task EventsThatComeWhileAnotherIsWritten_TravelTogether()
    {
        var commit = Commit();
        var first = Record(commit, One, 1);
        await Groups(1);

        var others = Enumerable.Range(0, 20).Select(n => Record(commit, One, 1 + (n % 3))).ToList();
        answers.Release(2);
        await Task.WhenAll(others.Append(first));

        Assert.Equal([1, others.Sum(o => o.Result.Count)], Sizes());
    }

    [Theory]
    [InlineData(99, "99")]
    [InlineData(100, "99 1")]
    [InlineData(1_000, "99 99 99 99 99 99 99 99 99 99 10")]
    public async Task Groups_HoldAsManyEventsAsFitBesideTheCounter(int events, string sizes)
    {
        answers.Release(100);

        await Record(Commit(), One, events);

        Assert.Equal(sizes, string.Join(' ', Sizes()));
    }

    [Fact]
    public async Task Partitions_DoNotWaitForEachOther()
    {
        var commit = Commit();

        Task[] all = [Record(commit, One, 1), Record(commit, One with { Shard = 1 }, 1)];
        await Groups(2);

        Assert.Equal(2, groups.Select(g => g.Partition).Distinct().Count());
        answers.Release(2);
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task Failure_IsToldToThoseInTheGroup_AndNobodyElse()
    {
        var commit = Commit();
        failure = new InvalidOperationException("Down.");
        var failing = Record(commit, One, 1);
        await Groups(1);
        var later = Record(commit, One, 2);
        answers.Release();
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);

        failure = null;
        answers.Release();

        Assert.Equal([Recorded.New, Recorded.New], await later);
    }

    [Fact]
    public async Task RestOfABatch_IsNotWritten_WhenItsBeginningFailed()
    {
        var commit = Commit();
        failure = new InvalidOperationException("Down.");
        var failing = Record(commit, One, 300);
        answers.Release();
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);

        failure = null;
        answers.Release();
        await Record(commit, One, 1);

        Assert.Equal([99, 1], Sizes());
    }

    [Fact]
    public async Task AbandonedEvents_AreNotWritten()
    {
        var commit = Commit();
        using var goesAway = new CancellationTokenSource();
        var first = Record(commit, One, 1);
        await Groups(1);
        var abandoned = Record(commit, One, 5, goesAway.Token);
        var patient = Record(commit, One, 2);
        await goesAway.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        answers.Release(2);
        await Task.WhenAll(first, patient);

        Assert.Equal([1, 2], Sizes());
    }

    [Fact]
    public async Task Record_SaysThatTheStoreIsBusy_WhenItTakesTooLong()
    {
        var commit = Commit();

        await Assert.ThrowsAsync<StoreBusyException>(() => Record(commit, One, 1));

        // The write goes on; whoever comes later is served after it.
        var later = Record(commit, One, 1);
        answers.Release(2);
        Assert.Equal([Recorded.New], await later);
    }

    [Fact]
    public async Task Record_IsRefused_WhenTooManyEventsWait()
    {
        var commit = Commit();
        var waiting = Record(commit, One, GroupCommit.MostPending);

        await Assert.ThrowsAsync<StoreBusyException>(() => Record(commit, One with { Shard = 1 }, 1));

        answers.Release(GroupCommit.MostPending);
        Assert.Equal(GroupCommit.MostPending, (await waiting).Count);
        await Record(commit, One, 1);
    }

    private GroupCommit Commit() => new(async (partition, group) =>
    {
        groups.Enqueue((partition, group));
        await answers.WaitAsync();
        if (failure is not null)
        {
            throw failure;
        }

        foreach (var one in group)
        {
            one.Settle(Recorded.New);
        }
    }, new Contests());

    public void Dispose() => answers.Dispose();

    private static Task<IReadOnlyList<Recorded>> Record(GroupCommit commit, EventPartition partition, int events, CancellationToken ct = default)
    {
        var batch = new PendingEvents(EventFacts.Clicks(partition.Channel, Enumerable.Range(0, events)));
        return commit.Record(partition, batch, [.. Enumerable.Range(0, events).Select(i => new PendingEvent(batch, i, $"{i}"))], ct);
    }

    private IEnumerable<int> Sizes() => groups.Select(g => g.Group.Count);

    private async Task Groups(int count)
    {
        while (groups.Count < count)
        {
            await Task.Delay(1);
        }
    }
}
