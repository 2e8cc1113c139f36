using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>Something changed that deals follow from: facts of them, a lead or touches of their accounts.</summary>
/// <param name="Deals">Deal keys.</param>
public sealed record SettleDeals(IReadOnlyList<string> Deals)
{
    /// <summary>The queue.</summary>
    public const string Queue = "deals-to-settle";

    /// <summary>Few: a deal reads all people of its account, and messages are handled side by side.</summary>
    private const int MostDeals = 10;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>As few messages as hold all deals.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<string> deals) =>
        deals.Chunk(MostDeals).Select(some => Outgoing.Message(Queue, new SettleDeals(some)));
}
