using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

public sealed class ConcurrencyTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    [Fact]
    public async Task Listener_RunsBatchAndThresholdAtMost_WhenManyMessagesWait()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        for (var i = 0; i < 20; i++)
        {
            await queue.Send($"{i}");
        }

        var policy = new CountingPolicy();
        using var turnstile = new Turnstile();
        await using var host = await QueueHost.Start(
            azurite, queue, typeof(Guest), """ "batchSize": 4, "newBatchThreshold": 2 """, policy: policy,
            configure: b => b.Services.AddSingleton(turnstile));

        // One batch; it takes two to leave before the next is fetched.
        await Eventually.Holds(() => turnstile.Inside == 4, "four inside");
        turnstile.Release(1);
        await Eventually.Holds(() => turnstile.Inside == 3, "three inside");
        Assert.Equal(1, policy.Receives);
        turnstile.Release(1);
        await Eventually.Holds(() => turnstile.Inside == 6, "six inside");
        turnstile.Release(18);

        await queue.HasCount(0);
        Assert.Equal(6, turnstile.Most);
        Assert.Equal(20, turnstile.Entered);
    }

    [Fact]
    public async Task Lock_IsRenewed_WhileFunctionRuns()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        var policy = new CountingPolicy();
        await using var host = await QueueHost.Start(
            azurite, queue, typeof(Gated), policy: policy, options: o => o with { MessageLock = TimeSpan.FromSeconds(3) });

        await queue.Send("long");
        await Eventually.Holds(() => policy.Updates >= 3, "the lock outlived by three renewals");
        Assert.Equal(["started"], host.Journal.Entries);
        host.Journal.Open();

        await queue.HasCount(0);
        Assert.Equal(["started", "finished"], host.Journal.Entries);
    }

    public sealed class Turnstile : IDisposable
    {
        private readonly SemaphoreSlim gate = new(0);
        private readonly Lock key = new();

        public int Inside { get; private set; }

        public int Most { get; private set; }

        public int Entered { get; private set; }

        public void Release(int guests) => gate.Release(guests);

        public void Dispose() => gate.Dispose();

        public async Task Pass(CancellationToken ct)
        {
            lock (key)
            {
                Entered++;
                Inside++;
                Most = Math.Max(Most, Inside);
            }

            await gate.WaitAsync(ct);
            lock (key)
            {
                Inside--;
            }
        }
    }

    public sealed class Guest(Turnstile turnstile)
    {
        [Function("Guest")]
        public Task Run([QueueTrigger("%Queue%")] string message, CancellationToken ct) => message.Length > 0 ? turnstile.Pass(ct) : Task.CompletedTask;
    }

    public sealed class Gated(Journal journal)
    {
        [Function("Gated")]
        public async Task Run([QueueTrigger("%Queue%")] byte[] message, CancellationToken ct)
        {
            journal.Add(message.Length > 0 ? "started" : "");
            await journal.Gate(ct);
            journal.Add("finished");
        }
    }
}
