using Attribution.Storage.Notices;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>Leads were announced by their ids: fetch the rest of them.</summary>
/// <param name="Connection">Connection id.</param>
/// <param name="Leads">The platform's ids.</param>
public sealed record FetchLeads(string Connection, IReadOnlyList<string> Leads)
{
    /// <summary>The queue.</summary>
    public const string Queue = "leads-to-fetch";

    /// <summary>A message is hidden for minutes at most, and each lead may take seconds.</summary>
    private const int MostLeads = 10;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>As few messages as hold all leads.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<LeadNotice> notices) => notices
        .GroupBy(n => n.Connection, StringComparer.Ordinal)
        .SelectMany(group => group.Select(n => n.Id).Chunk(MostLeads).Select(ids => Outgoing.Message(Queue, new FetchLeads(group.Key, ids))));
}
