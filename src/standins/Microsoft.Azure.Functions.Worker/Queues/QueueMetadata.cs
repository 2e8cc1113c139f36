using System.Collections.Frozen;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>What a queue trigger tells besides the message itself; also bound to parameters of these names.</summary>
internal static class QueueMetadata
{
    public static FrozenDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        ["QueueTrigger"] = typeof(string),
        ["DequeueCount"] = typeof(long),
        ["Id"] = typeof(string),
        ["PopReceipt"] = typeof(string),
        ["InsertionTime"] = typeof(DateTimeOffset),
        ["ExpirationTime"] = typeof(DateTimeOffset),
        ["NextVisibleTime"] = typeof(DateTimeOffset),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyDictionary<string, object?> Of(IncomingMessage incoming)
    {
        var message = incoming.Raw;
        return new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = incoming.Text(),
            ["DequeueCount"] = message.DequeueCount,
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["InsertionTime"] = message.InsertedOn ?? default,
            ["ExpirationTime"] = message.ExpiresOn ?? default,
            ["NextVisibleTime"] = message.NextVisibleOn ?? default,
        };
    }
}
