using System.Globalization;
using Microsoft.Azure.Functions.Worker.Tests.Support;

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

public sealed class FailurePolicyTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    [Fact]
    public async Task Message_IsDeleted_WhenFunctionSucceeds()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder));

        await queue.Send("good");

        await host.Journal.Has("good 1");
        await queue.HasCount(0);
        Assert.False(await Poison(queue).Exists());
    }

    [Fact]
    public async Task Message_IsTriedAgain_WhenFunctionThrowsBelowTheMaximum()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "maxDequeueCount": 3 """);

        await queue.Send("fails once");

        await host.Journal.Has("fails once 1", "fails once 2");
        await queue.HasCount(0);
        Assert.Equal(2, host.Journal.Entries.Count);
        Assert.False(await Poison(queue).Exists());
    }

    [Fact]
    public async Task Message_MovesToPoison_WhenTriesAreUsedUp()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "maxDequeueCount": 3 """);

        await queue.Send("fails");

        await queue.HasCount(0);
        Assert.Equal(["fails 1", "fails 2", "fails 3"], host.Journal.Entries);
        Assert.Equal([Convert.ToBase64String("fails"u8)], await Poison(queue).Peek());
    }

    [Fact]
    public async Task Message_MovesToPoisonWithoutRunning_WhenReceivedTooOftenBefore()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await queue.Send("kills the process");
        for (var i = 0; i < 2; i++)
        {
            await queue.MakeVisible((await queue.Receive(TimeSpan.FromMinutes(1)))!);
        }

        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "maxDequeueCount": 2 """);

        await queue.HasCount(0);
        Assert.Empty(host.Journal.Entries);
        Assert.Single(await Poison(queue).Peek());
    }

    [Fact]
    public async Task Message_Rests_WhenFunctionHasThrown()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "visibilityTimeout": "00:00:01" """);

        await queue.Send("fails once");
        await host.Journal.Has("fails once 2");

        Assert.InRange(host.Journal.Between("fails once 1", "fails once 2"), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(20));
    }

    [Theory]
    // Is itself for poison.
    [InlineData("-poison")]
    // 63 characters are the limit: no room for the suffix.
    [InlineData("-with-a-name-that-is-too-long-for-the-suffix")]
    public async Task Message_StaysInvisible_WhenQueueHasNoPoisonQueue(string ending)
    {
        var queue = TestQueue.Named(azurite.ConnectionString, (await TestQueue.Create(azurite.ConnectionString)).Name + ending);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "maxDequeueCount": 1 """);

        await queue.Send("fails");
        await queue.Send("good");

        await host.Journal.Has("fails 1", "good 1");
        await queue.HasCount(1);
        Assert.Empty(await queue.Peek());
        Assert.Equal(1, host.Journal.Count("fails 1"));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("fails")]
    public async Task Message_FailsLikeAnyOther_WhenItCannotBeDecoded(string raw)
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Recorder), """ "maxDequeueCount": 2 """);

        await queue.SendRaw(raw);
        await queue.Send("good");

        await host.Journal.Has("good 1");
        await queue.HasCount(0);
        Assert.Equal([raw], await Poison(queue).Peek());
        Assert.Single(host.Journal.Entries);
    }

    [Fact]
    public async Task Function_FailsAndIsCancelled_WhenItTakesTooLong()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(
            azurite, queue, typeof(Waiter), """ "maxDequeueCount": 1 """, root: """ "functionTimeout": "00:00:00.300", """);

        await queue.Send("endless");

        await queue.HasCount(0);
        Assert.Equal(["endless started", "endless cancelled"], host.Journal.Entries);
        Assert.Single(await Poison(queue).Peek());
    }

    private TestQueue Poison(TestQueue queue) => TestQueue.Named(azurite.ConnectionString, $"{queue.Name}-poison");

    public sealed class Recorder(Journal journal)
    {
        [Function("Recorder")]
        public void Run([QueueTrigger("%Queue%")] string message, FunctionContext context)
        {
            var count = Convert.ToInt64(context.BindingContext.BindingData["DequeueCount"], CultureInfo.InvariantCulture);
            journal.Add($"{message} {count}");
            if (message == "fails" || (message == "fails once" && count == 1))
            {
                throw new InvalidOperationException("as told");
            }
        }
    }

    public sealed class Waiter(Journal journal)
    {
        [Function("Waiter")]
        public async Task Run([QueueTrigger("%Queue%")] string message, CancellationToken ct)
        {
            journal.Add($"{message} started");
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
            }
            catch (OperationCanceledException)
            {
                journal.Add($"{message} cancelled");
                throw;
            }
        }
    }
}
