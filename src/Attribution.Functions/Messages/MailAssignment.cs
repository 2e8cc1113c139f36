using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>A lead was handed over to a manager: tell the manager.</summary>
/// <param name="Lead">Lead key.</param>
/// <param name="Cycle">In which of its cycles, from 1.</param>
public sealed record MailAssignment(string Lead, int Cycle)
{
    /// <summary>The queue.</summary>
    public const string Queue = "assignments-to-mail";

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How often the mail server has not taken it.</summary>
    public int Failures { get; init; }

    internal static OutgoingMessage For(string lead, int cycle) => Outgoing.Message(Queue, new MailAssignment(lead, cycle));
}
