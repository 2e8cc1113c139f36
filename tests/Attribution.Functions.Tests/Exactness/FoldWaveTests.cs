using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Exactness;

[Collection(AppCollection.Name)]
public sealed class FoldWaveTests(AppFixture app)
{
    private const int Waves = 40;
    private const int Requests = 2_000;

    /// <summary>A wave that loses count of its requests asks too early, and what is written afterwards is not folded; or never asks.</summary>
    [Fact]
    public async Task Wave_AsksForTheFolding_WhenTheLastRequestHasLeft_HoweverTheyMeet()
    {
        var queues = new QueueServiceClient(app.Azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var outbox = new OutboxStore(new(app.Azurite.ConnectionString), new MessageSender(queues), TimeProvider.System);
        for (var i = 0; i < Waves; i++)
        {
            var wave = new FoldWave(outbox, _ => null);
            var partition = new EventPartition(Measure.Clicks, "fold-wave", new DateOnly(2026, 3, 16), i, 0);
            await wave.Join([partition], () => []);
            var last = wave.Share();

            await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
            {
                await wave.Join([partition], () => []);
                wave.Share().Dispose();
            });
            var delivery = wave.Deliver();
            await Task.Delay(1);
            Assert.False(delivery.IsCompleted, "One request has not left.");

            last.Dispose();
            await delivery.WaitAsync(TimeSpan.FromSeconds(10));
        }

        await app.Settled();
        Assert.Equal(0, await new Queues(app.Azurite).Poisoned(FoldEvents.Queue));
    }

    /// <summary>What is foreseen need not be announced again when it comes, and is not asked for when it does not.</summary>
    [Fact]
    public async Task Foreseen_IsAnnouncedAtOnce_AndFoldedOnlyWhenSomethingCame()
    {
        var counting = new CountingPolicy();
        var options = new TableClientOptions();
        options.AddPolicy(counting, HttpPipelinePosition.PerCall);
        var queues = new QueueServiceClient(app.Azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var wave = new FoldWave(new OutboxStore(new(app.Azurite.ConnectionString, options), new MessageSender(queues), TimeProvider.System), _ => null);
        EventPartition Slice(int slice) => new(Measure.Clicks, "foreseen", new DateOnly(2026, 3, 16), slice, 0);

        await wave.Join([Slice(1)], () => [Slice(2), Slice(3)]);
        await wave.Join([Slice(2)], () => [Slice(3), Slice(4)]);
        wave.Leave();
        wave.Leave();
        Assert.Equal(1, counting.Requests);
        await wave.Deliver();

        Assert.Equal([Slice(1), Slice(2)], wave.Written.Order(Comparer<EventPartition>.Create((a, b) => a.Slice.CompareTo(b.Slice))));
        await app.Settled();
    }

    [Theory]
    [InlineData(100,   2)]
    [InlineData(1_500, 1)]
    public async Task Announcer_AsksOnce_ForTheRequestsThatGatherInTheTimeThatIsSet(int milliseconds, int messages)
    {
        var counting = new CountingPolicy();
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        options.AddPolicy(counting, HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var outbox = new OutboxStore(tables, new MessageSender(new QueueServiceClient(app.Azurite.ConnectionString, options)), TimeProvider.System);
        var announcer = new FoldAnnouncer(
            outbox, new EventStore(tables), Options.Create(new AttributionOptions { GatherMilliseconds = milliseconds }), NullLogger<FoldAnnouncer>.Instance);

        for (var request = 0; request < 2; request++)
        {
            using (await announcer.Announce([new EventPartition(Measure.Clicks, "gathering", new DateOnly(2026, 3, 16), 0, 0)], () => [], CancellationToken.None))
            {
                await Task.Delay(400);
            }
        }

        await announcer.Flush();
        Assert.Equal(messages, counting.Requests);
        await app.Settled();
    }

    private sealed class CountingPolicy : HttpPipelineSynchronousPolicy
    {
        public int Requests { get; private set; }

        public override void OnSendingRequest(HttpMessage message) => Requests++;
    }
}
