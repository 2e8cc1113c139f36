using Azure.Storage.Queues;

namespace TestApp;

/// <summary>Tells the test what happened, in a queue that outlives this process.</summary>
public sealed class Reports(QueueClient queue, string instance)
{
    public Task Send(string what) => queue.SendMessageAsync($"{instance} {what}");
}
