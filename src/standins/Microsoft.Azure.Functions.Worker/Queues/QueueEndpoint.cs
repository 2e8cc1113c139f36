using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>A queue function with its queue, and the queue for what it could not handle.</summary>
/// <param name="Function">The function.</param>
/// <param name="Queue">Where its messages come from.</param>
/// <param name="Poison">Null for a queue that is itself for poison, or whose name is too long for the suffix.</param>
internal sealed record QueueEndpoint(FunctionDescriptor Function, QueueClient Queue, QueueClient? Poison)
{
    private const string PoisonSuffix = "-poison";
    private const int LongestName = 63;

    /// <exception cref="InvalidOperationException">A setting is missing; the message says which.</exception>
    public static QueueEndpoint Create(FunctionDescriptor function, QueueTriggerAttribute trigger, IConfiguration settings, StorageConnections connections)
    {
        var connection = SettingExpression.Resolve(trigger.Connection ?? StorageConnections.Default, settings);
        if (!connections.Exists(connection, "queue"))
        {
            throw new InvalidOperationException($"the connection '{connection}' is not set. Set {connection} to a connection string, or {connection}__queueServiceUri.");
        }

        var service = connections.Queues(connection);
        var name = SettingExpression.Resolve(trigger.QueueName, settings);
        var hasPoison = !name.EndsWith(PoisonSuffix, StringComparison.Ordinal) && name.Length + PoisonSuffix.Length <= LongestName;
        return new QueueEndpoint(function, service.GetQueueClient(name), hasPoison ? service.GetQueueClient(name + PoisonSuffix) : null);
    }
}
