using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Functions.Telemetry;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Messages;

/// <summary>Event partitions have changed: carry their counters over into the day's sums.</summary>
/// <param name="Partitions">Keys of the partitions.</param>
public sealed record FoldEvents(IReadOnlyList<string> Partitions)
{
    /// <summary>The queue.</summary>
    public const string Queue = "events-to-fold";

    internal const int MostPartitions = 200;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// How many events each partition holds at least, as far as whoever asks has written them: another process may remember fewer. Null, or
    /// null for a partition, when that is not known.
    /// </summary>
    public IReadOnlyList<long?>? Events { get; init; }

    /// <summary>As few messages as hold all partitions.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<EventPartition> partitions) =>
        partitions.Select(p => p.ToString()).Chunk(MostPartitions).Select(p => Outgoing.Message(Queue, new FoldEvents(p)));

    /// <summary>As few messages as hold all partitions, with the number of events that each holds at least.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<EventPartition> partitions, Func<EventPartition, long?> events) =>
        partitions.Chunk(MostPartitions).Select(some => Outgoing.Message(Queue, new FoldEvents([.. some.Select(p => p.ToString())]) { Events = [.. some.Select(events)] }));

    /// <summary>How many events a partition holds at least; null when the message does not say.</summary>
    internal Func<EventPartition, long?> Least()
    {
        if (Events is null || Events.Count != Partitions.Count)
        {
            return _ => null;
        }

        var least = new Dictionary<string, long?>(StringComparer.Ordinal);
        for (var i = 0; i < Events.Count; i++)
        {
            least[Partitions[i]] = Events[i];
        }

        return partition => least.GetValueOrDefault(partition.ToString());
    }
}

/// <summary>Leads are to be credited, for the first time or again.</summary>
/// <param name="Leads">Lead keys.</param>
public sealed record AttributeLeads(IReadOnlyList<string> Leads)
{
    /// <summary>The queue.</summary>
    public const string Queue = "leads-to-attribute";

    private const int MostLeads = 100;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether they are known forms, of which other forms of the same people need not be told.</summary>
    public bool AreKnown { get; init; }

    /// <summary>As few messages as hold all leads, whose forms may be new.</summary>
    internal static IEnumerable<OutgoingMessage> For(IEnumerable<string> leads) =>
        leads.Chunk(MostLeads).Select(l => Outgoing.Message(Queue, new AttributeLeads(l)));

    /// <summary>As few messages as hold all leads, whose forms were credited before.</summary>
    internal static IEnumerable<OutgoingMessage> Again(IEnumerable<string> leads) =>
        leads.Chunk(MostLeads).Select(l => Outgoing.Message(Queue, new AttributeLeads(l) { AreKnown = true }));
}

/// <summary>A plan changed: credit the leads of a week again.</summary>
/// <param name="Week">The week, as <c>2026-W12</c>.</param>
public sealed record AttributeWeek(string Week)
{
    /// <summary>The queue.</summary>
    public const string Queue = "weeks-to-attribute";

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>One message per week that the days touch.</summary>
    internal static IEnumerable<OutgoingMessage> For(DateOnly from, DateOnly to)
    {
        for (var week = ReportingWeek.Of(from); week <= ReportingWeek.Of(to); week = week.Next)
        {
            yield return Outgoing.Message(Queue, new AttributeWeek(week.ToString()));
        }
    }
}

/// <summary>A report is due.</summary>
/// <param name="Week">The reported week, as <c>2026-W12</c>.</param>
/// <param name="Marketer">Marketer id.</param>
public sealed record SendReport(string Week, string Marketer)
{
    /// <summary>The queue.</summary>
    public const string Queue = "reports-to-send";

    /// <summary>Which revision of the week; the first unless it was reopened.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether to send it even if it was refused or given up: somebody has mended what was wrong.</summary>
    public bool Again { get; init; }
}

/// <summary>The models that are computed from paths are due.</summary>
/// <param name="From">First week of the window, as <c>2026-W01</c>.</param>
/// <param name="To">Its last week, included.</param>
public sealed record ComputePaths(string From, string To)
{
    /// <summary>The queue.</summary>
    public const string Queue = "paths-to-compute";

    /// <summary>Counts up when the meaning of a member changes.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>How messages look on the wire.</summary>
internal static class Outgoing
{
    /// <summary>Every queue that the product sends to.</summary>
    public static IReadOnlyList<string> Queues { get; } =
    [
        FoldEvents.Queue, AttributeLeads.Queue, AttributeWeek.Queue, SendReport.Queue, FetchLeads.Queue, CloseJourneys.Queue, ComputePaths.Queue, MailAssignment.Queue, SettleDeals.Queue, SettleEvents.Queue,
    ];

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static OutgoingMessage Message<T>(string queue, T message) => new(queue, MessageTrace.Mark(JsonSerializer.Serialize(message, Json)));
}
