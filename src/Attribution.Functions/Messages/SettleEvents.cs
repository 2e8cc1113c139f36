using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>Something was said of events, or their days changed: book what follows.</summary>
/// <param name="Events">Event ids.</param>
public sealed record SettleEvents(IReadOnlyList<string> Events)
{
    /// <summary>The queue.</summary>
    public const string Queue = "events-to-settle";

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The message for one event.</summary>
    internal static OutgoingMessage For(string id) => Outgoing.Message(Queue, new SettleEvents([id]));
}
