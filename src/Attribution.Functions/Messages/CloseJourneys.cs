using Attribution.Domain.Leads;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>Journeys may be over without a lead, or turn out to be other than was thought: count them, or count them again.</summary>
/// <param name="Partitions">Keys of event partitions, whose touches may be the last of their journeys.</param>
/// <param name="Trails">Trails on which something changed.</param>
public sealed record CloseJourneys(IReadOnlyList<string> Partitions, IReadOnlyList<ChangedTrail> Trails)
{
    /// <summary>The queue.</summary>
    public const string Queue = "journeys-to-close";

    /// <summary>A partition holds up to two thousand touches, and each takes several calls.</summary>
    private const int MostPartitions = 5;

    private const int MostTrails = 200;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>As few messages as hold all partitions.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<EventPartition> partitions) =>
        partitions.Select(p => p.ToString()).Chunk(MostPartitions).Select(p => Outgoing.Message(Queue, new CloseJourneys(p, [])));

    /// <summary>As few messages as hold all trails; each once, from the earliest moment.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<ChangedTrail> trails) => trails
        .GroupBy(trail => trail.Trail, (trail, changes) => new ChangedTrail(trail, changes.Min(change => change.From)), StringComparer.Ordinal)
        .OrderBy(trail => trail.Trail, StringComparer.Ordinal)
        .Chunk(MostTrails).Select(t => Outgoing.Message(Queue, new CloseJourneys([], t)));
}

/// <summary>A trail on which something changed.</summary>
/// <param name="Trail">The trail's identifier.</param>
/// <param name="From">Journeys that ended before that moment are as they were.</param>
public sealed record ChangedTrail(string Trail, DateTimeOffset From)
{
    /// <summary>What a touch that came late changes: the journey it joins or parts, and those of the clicks that a visitor's touch shows to be told twice.</summary>
    internal static IEnumerable<ChangedTrail> By(Touchpoint touch, TimeSpan window) => touch.Identifiers
        .Where(Identifier.IsClick).Select(Identifier.First).Append(Domain.Trails.Trail.Of(touch)).Distinct(StringComparer.Ordinal).Select(trail => new ChangedTrail(trail, touch.OccurredAt - (2 * window)));
}
