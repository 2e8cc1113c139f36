using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>A queue of one test, in the form in which it lies in the service.</summary>
internal sealed class TestQueue
{
    private static int count;
    private readonly QueueClient client;
    private readonly List<string> seen = [];

    private TestQueue(QueueClient client) => this.client = client;

    public string Name => client.Name;

    public static async Task<TestQueue> Create(string connectionString)
    {
        var queue = Named(connectionString, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref count)}");
        await queue.client.CreateIfNotExistsAsync();
        return queue;
    }

    public static TestQueue Named(string connectionString, string name) => new(new QueueClient(connectionString, name));

    public Task SendRaw(string text) => client.SendMessageAsync(text);

    public Task Send(string text) => SendRaw(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    /// <summary>All messages, the invisible ones included.</summary>
    public async Task<int> Count() => (await client.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async Task<bool> Exists() => await client.ExistsAsync();

    /// <summary>The visible ones.</summary>
    public async Task<IReadOnlyList<string>> Peek() =>
        [.. (await client.PeekMessagesAsync(maxMessages: 32)).Value.Select(m => m.MessageText)];

    /// <summary>All that were ever seen visible here, also beyond the 32 that the service shows at once.</summary>
    public async Task<IReadOnlyList<string>> ReadAll()
    {
        while ((await client.ReceiveMessagesAsync(maxMessages: 32, visibilityTimeout: TimeSpan.FromHours(1))).Value is { Length: > 0 } messages)
        {
            seen.AddRange(messages.Select(m => m.MessageText));
        }

        return [.. seen];
    }

    public async Task<QueueMessage?> Receive(TimeSpan visibility) => (await client.ReceiveMessageAsync(visibility)).Value;

    public Task MakeVisible(QueueMessage message) => client.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero);

    public Task HasCount(int expected) => Eventually.Holds(async () => await Count() == expected, $"{expected} messages in {Name}");
}
