using Attribution.Storage.Outbox;
using Attribution.Storage.Tests.Support;
using Azure.Storage.Queues;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Outbox;

[Collection(StorageCollection.Name)]
public sealed class OutboxStoreTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    // More than a transaction holds.
    [InlineData(101)]
    public async Task Deliver_SendsOnceAndLeavesNothing(int count)
    {
        var queue = await Queue($"{count}");
        var messages = Enumerable.Range(0, count).Select(n => new OutgoingMessage(queue.Name, $$"""{"n":{{n}}}""")).ToList();

        var ticket = await Store().Announce(messages, default);
        Assert.Empty(await Received(queue));
        await Store().Deliver(ticket, default);

        Assert.Equal(messages.Select(m => m.Body).Order(StringComparer.Ordinal), (await Received(queue)).Order(StringComparer.Ordinal));
        clock.Now += OutboxStore.Grace * 2;
        Assert.Equal(0, await Store().SendLeftBehind(default));
    }

    [Theory]
    //          minutes after the announcement
    [InlineData(0,    0)]
    [InlineData(9.9,  0)]
    // Only just: the request may be under way.
    [InlineData(10,   0)]
    [InlineData(10.1, 2)]
    [InlineData(9999, 2)]
    public async Task SendLeftBehind_WaitsForTheRequest_WhenItIsAsOldAs(double minutes, int sent)
    {
        var queue = await Queue($"{minutes}");
        var ticket = await Store().Announce([new(queue.Name, "a"), new(queue.Name, "b")], default);
        clock.Now += TimeSpan.FromMinutes(minutes);

        Assert.Equal(sent, await Store().SendLeftBehind(default));

        Assert.Equal(sent, (await Received(queue)).Count);
        Assert.Equal(0, await Store().SendLeftBehind(default));

        // A request that comes late after all: receivers do not mind, and nothing is left.
        await Store().Deliver(ticket, default);
        Assert.Equal(["a", "b"], (await Received(queue)).Order(StringComparer.Ordinal));
        clock.Now += OutboxStore.Grace * 2;
        Assert.Equal(0, await Store().SendLeftBehind(default));
    }

    [Fact]
    public async Task Remind_SendsWhatIsAnnounced_AndLeavesItAnnounced()
    {
        var queue = await Queue();
        var ticket = await Store().Announce([new(queue.Name, "a"), new(queue.Name, "b")], default);

        await Store().Remind(default);
        Assert.Equal(["a", "b"], (await Received(queue)).Order(StringComparer.Ordinal));

        // Whoever announced it still sends it, for it may have been too early.
        await Store().Deliver(ticket, default);
        Assert.Equal(["a", "b"], (await Received(queue)).Order(StringComparer.Ordinal));
        await Store().Remind(default);
        Assert.Empty(await Received(queue));
    }

    [Fact]
    public async Task Announce_KeepsRequestsApart_WhenTheyAnnounceTheSame()
    {
        var queue = await Queue();
        var first = await Store().Announce([new(queue.Name, "a")], default);
        var second = await Store().Announce([new(queue.Name, "a")], default);

        await Store().Deliver(first, default);
        clock.Now += OutboxStore.Grace * 2;

        Assert.Equal(1, await Store().SendLeftBehind(default));
        Assert.Equal(["a", "a"], await Received(queue));
        await Store().Deliver(second, default);
    }

    [Fact]
    public async Task Announce_LeavesOneRow_WhenTheAnswerWasLost()
    {
        var queue = await Queue();
        using var network = new FaultyNetwork(Fault.AnswerLost, n => n == 0);

        var ticket = await new OutboxStore(storage.TablesBehind(network), Sender(), clock).Announce([new(queue.Name, "a")], default);
        await Store().Deliver(ticket, default);

        Assert.Equal(["a"], await Received(queue));
        clock.Now += OutboxStore.Grace * 2;
        Assert.Equal(0, await Store().SendLeftBehind(default));
    }

    private OutboxStore Store() => new(storage.Tables, Sender(), clock);

    private MessageSender Sender() => new(storage.Queues);

    private async Task<QueueClient> Queue(string row = "", [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var queue = storage.Queues.GetQueueClient(Ids.Own(row, test: test));
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    private static async Task<IReadOnlyList<string>> Received(QueueClient queue)
    {
        var bodies = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                bodies.Add(message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }

        return bodies;
    }
}
