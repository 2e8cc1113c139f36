using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

public sealed class QueueStopTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    [Fact]
    public async Task Messages_ReappearAtOnce_WhenReceivedButNotStarted()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        var policy = new HeldAnswer();
        await using var host = await QueueHost.Start(azurite, queue, typeof(Patient), policy: policy);
        await queue.Send("a");
        await queue.Send("b");

        // The service has handed them out, and we are told to stop before its answer is read.
        await policy.HasMessages;
        var stop = host.Stop();
        policy.Open();
        await stop;

        Assert.Empty(host.Journal.Entries);
        Assert.Equal(await queue.Count(), (await queue.Peek()).Count);
        Assert.Equal(2, await queue.Count());
    }

    [Fact]
    public async Task Message_FinishesFirst_WhenHostStops()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Patient));
        await queue.Send("a");
        await host.Journal.Has("a started");

        var stop = host.Stop();
        Assert.False(stop.IsCompleted);
        host.Journal.Open();
        await stop;

        Assert.Equal(["a started", "a finished"], host.Journal.Entries);
        Assert.Equal(0, await queue.Count());
    }

    [Fact]
    public async Task Services_OutliveTheFunctions_WhenHostStops()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(Patient), configure: b => b.Services.AddHostedService<Background>());
        await queue.Send("a");
        await host.Journal.Has("a started");

        var stop = host.Stop();
        host.Journal.Open();
        await stop;

        Assert.Equal(["a started", "a finished", "background stopped"], host.Journal.Entries);
    }

    [Theory]
    [InlineData(typeof(Patient), "a cancelled")]
    // Never looks at its token.
    [InlineData(typeof(Deaf),    "a started")]
    public async Task Message_IsGivenBack_WhenTimeForFinishingIsOver(Type function, string last)
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, function, options: o => o with
        {
            Drain = TimeSpan.FromMilliseconds(200),
            CancellationGrace = TimeSpan.FromMilliseconds(200),
        });
        await queue.Send("a");
        await host.Journal.Has("a started");

        await host.Stop();

        Assert.Equal(last, host.Journal.Entries[^1]);
        Assert.Single(await queue.Peek());
        Assert.Equal(2, (await queue.Receive(TimeSpan.FromMinutes(1)))!.DequeueCount);
    }

    public sealed class Patient(Journal journal)
    {
        [Function("Patient")]
        public async Task Run([QueueTrigger("%Queue%")] string message, CancellationToken ct)
        {
            journal.Add($"{message} started");
            try
            {
                await journal.Gate(ct);
                journal.Add($"{message} finished");
            }
            catch (OperationCanceledException)
            {
                journal.Add($"{message} cancelled");
                throw;
            }
        }
    }

    public sealed class Deaf(Journal journal)
    {
        [Function("Deaf")]
        public Task Run([QueueTrigger("%Queue%")] string message)
        {
            journal.Add($"{message} started");
            return journal.Gate(CancellationToken.None);
        }
    }

    private sealed class Background(Journal journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            journal.Add("background stopped");
            return Task.CompletedTask;
        }
    }

    /// <summary>Lets the first answer with messages in it wait.</summary>
    private sealed class HeldAnswer : HttpPipelinePolicy
    {
        private readonly TaskCompletionSource hasMessages = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasMessages => hasMessages.Task;

        public void Open() => open.TrySetResult();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method == RequestMethod.Get && message.Response.Content.ToString().Contains("<MessageId>", StringComparison.Ordinal))
            {
                hasMessages.TrySetResult();
                await open.Task;
            }
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
