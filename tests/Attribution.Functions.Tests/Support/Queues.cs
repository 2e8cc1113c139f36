using Attribution.Local.Processes;
using Azure.Storage.Queues;

namespace Attribution.Functions.Tests.Support;

/// <summary>The app's queues, as another sender, or the service itself repeating a message, would fill them.</summary>
internal sealed class Queues(Azurite azurite)
{
    private readonly QueueServiceClient service = new(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public Task Send(string queue, string message) => service.GetQueueClient(queue).SendMessageAsync(message);

    /// <summary>Makes sure that there is a queue: those for poison come with their first message.</summary>
    public Task Create(string queue) => service.GetQueueClient(queue).CreateIfNotExistsAsync();

    /// <summary>Waits until nothing is left in a queue, neither waiting nor being worked on.</summary>
    public Task Drained(string queue) => Eventually.Equal(0, () => Count(queue));

    /// <summary>Whether nothing is left in any of them at this moment.</summary>
    public async Task<bool> AreEmpty(IEnumerable<string> queues)
    {
        foreach (var queue in queues)
        {
            if (await Count(queue) > 0)
            {
                return false;
            }
        }

        return true;
    }

    public Task<int> Poisoned(string queue) => Count(queue + "-poison");

    private async Task<int> Count(string queue)
    {
        var client = service.GetQueueClient(queue);
        return await client.ExistsAsync() ? (await client.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;
    }
}
