using System.Collections.Concurrent;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Attribution.Storage.Tests.Support;
using Azure.Core;
using Azure.Core.Pipeline;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Events;

/// <summary>Several processes write to one partition, as instances of the app do: they must take turns, not lose to each other over and over.</summary>
[Collection(StorageCollection.Name)]
public sealed class ContestTests(StorageFixture storage)
{
    [Theory]
    // Pause before, tries lost, whether others have written: pause after.
    [InlineData(0,   0, false, 0)]
    [InlineData(0,   0, true,  20)]
    [InlineData(0,   1, true,  20)]
    [InlineData(20,  1, true,  40)]
    [InlineData(40,  3, true,  80)]
    [InlineData(80,  1, true,  100)]
    [InlineData(100, 0, true,  95)]
    [InlineData(20,  0, true,  20)]
    [InlineData(100, 0, false, 95)]
    [InlineData(20,  0, false, 0)]
    public void Pause_GrowsWithLosses_AndEndsWhenNobodyElseWrites(double before, int lost, bool met, double after) =>
        Assert.Equal(after, new Contest(before).After(lost, met).Pause, precision: 6);

    [Fact]
    public void Contest_IsKnownForTheNextSlice_OfTheSameShardAlone()
    {
        var contests = new Contests();

        contests.Written(new EventPartition(Measure.Clicks, "a", EventFacts.Day, 7, 1), lost: 1, met: true);

        Assert.True(contests.Of(new EventPartition(Measure.Clicks, "a", EventFacts.Day, 8, 1)).IsOn);
        Assert.False(contests.Of(new EventPartition(Measure.Clicks, "a", EventFacts.Day, 7, 2)).IsOn);
        Assert.False(contests.Of(new EventPartition(Measure.Clicks, "b", EventFacts.Day, 7, 1)).IsOn);
    }

    [Fact]
    public async Task Record_AsksFirst_WhereAnotherProcessWritesToo()
    {
        var channel = Ids.Own();
        var partition = new EventPartition(Measure.Clicks, channel, EventFacts.Day, 0, 0);
        var calls = new Calls();
        EventStore[] processes = [new(storage.TablesWith(calls)), new(storage.TablesWith(calls))];
        var taken = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            calls.Kinds.Clear();
            await processes[i % 2].Record(partition, [EventFacts.Click(channel, $"{i}")], default);
            taken.Add(string.Join(' ', calls.Kinds));
        }

        // The second process finds out that it is not alone, then the first; from then on both ask before they write.
        Assert.Equal(["POST", "POST GET POST", "POST GET POST", "GET POST", "GET POST", "GET POST"], taken);
        Assert.Equal(6, (await processes[0].Counter(partition, least: null, default)).Events);
    }

    [Fact]
    public async Task Record_LosesSeldom_WhenFourProcessesWriteToOnePartitionAtOnce()
    {
        var channel = Ids.Own();
        var partition = new EventPartition(Measure.Clicks, channel, EventFacts.Day, 0, 0);
        var calls = new Calls();
        var processes = Enumerable.Range(0, 4).Select(_ => new EventStore(storage.TablesWith(calls))).ToList();

        await Task.WhenAll(processes.Select((process, p) => Parallel.ForAsync(
            0, 100, new ParallelOptions { MaxDegreeOfParallelism = 5 }, async (i, ct) => await process.Record(partition, [EventFacts.Click(channel, $"{p}-{i}")], ct))));

        Assert.Equal(400, (await processes[0].Counter(partition, least: null, default)).Events);
        // Twenty rounds of each process would do. Some 140 transactions are usual; without taking turns there are more than 200.
        Assert.InRange(calls.Kinds.Count(kind => kind == "POST"), 80, 185);
    }

    [Theory]
    // Events, tries lost in a row: events of the next try.
    [InlineData(99, 0, 99)]
    [InlineData(99, 2, 99)]
    [InlineData(99, 3, 24)]
    [InlineData(99, 4, 6)]
    [InlineData(99, 5, 1)]
    [InlineData(99, 24, 1)]
    [InlineData(3,  3, 1)]
    [InlineData(1,  9, 1)]
    public void Part_GetsSmaller_WithLossesInARow(int events, int lost, int part) => Assert.Equal(part, EventTransaction.Part(events, lost));

    /// <summary>Who writes one event after the other does not know that somebody loses against it with ninety.</summary>
    [Fact]
    public async Task Record_GetsIn_WhereAnotherProcessWritesOneShortTransactionAfterTheOther()
    {
        var channel = Ids.Own();
        var partition = new EventPartition(Measure.Clicks, channel, EventFacts.Day, 0, 0);
        var (busy, late) = (new EventStore(storage.Tables), new EventStore(storage.Tables));
        await busy.Record(partition, [EventFacts.Click(channel, "busy")], default);
        using var isOver = new CancellationTokenSource();
        var number = 0;
        var writing = Task.Run(async () =>
        {
            while (!isOver.IsCancellationRequested)
            {
                await busy.Record(partition, [EventFacts.Click(channel, $"busy-{number++}")], default);
            }
        });

        var recorded = await late.Record(partition, EventFacts.Clicks(channel, Enumerable.Range(0, 90)), default).WaitAsync(TimeSpan.FromSeconds(20));
        await isOver.CancelAsync();
        await writing;

        Assert.Equal(90, recorded.Count(outcome => outcome == Recorded.New));
        Assert.Equal(91 + number, (await late.Counter(partition, least: null, default)).Events);
    }

    [Fact]
    public async Task Repetitions_AreReadOneByOne_NotWithAllThatLiesBetweenThem()
    {
        var channel = Ids.Own();
        var partition = new EventPartition(Measure.Clicks, channel, EventFacts.Day, 0, 0);
        await new EventStore(storage.Tables).Record(partition, EventFacts.Clicks(channel, Enumerable.Range(0, 90)), default);
        var calls = new Calls();

        var recorded = await new EventStore(storage.TablesWith(calls)).Record(partition, EventFacts.Clicks(channel, [5, 100, 101, 102, 60]), default);

        Assert.Equal([Recorded.Duplicate, Recorded.New, Recorded.New, Recorded.New, Recorded.Duplicate], recorded);
        // A counter that it took to be new; the counter; a transaction with repetitions; its five events; the counter; the rest.
        Assert.Equal("POST GET POST GET GET GET GET GET GET POST", string.Join(' ', calls.Kinds));
    }

    /// <summary>Methods of calls, in order.</summary>
    private sealed class Calls : HttpPipelineSynchronousPolicy
    {
        public ConcurrentQueue<string> Kinds { get; } = new();

        public override void OnSendingRequest(HttpMessage message) => Kinds.Enqueue(message.Request.Method.Method);
    }
}
