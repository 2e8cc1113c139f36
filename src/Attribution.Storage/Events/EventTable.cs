using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Events;

/// <summary>Keys and rows of the table <c>Events</c>: every event that was ever counted, beside the counter that counts it.</summary>
internal static class EventTable
{
    public const string Name = "Events";

    /// <summary>Letters of an event's identity at the end of its row key.</summary>
    private const int IdentityLength = 22;

    /// <summary>Who says that an event happened, and that sender's id, in 22 letters.</summary>
    public static string Identity(MeasureEvent fact) => Keys.Digest(fact.Source, fact.Id);

    /// <summary>Row key of the partition's counter.</summary>
    public static string CounterKey(EventPartition partition) => $"{Moment(partition)}|counter";

    /// <summary>How the row keys of the partition's events begin.</summary>
    public static string EventPrefix(EventPartition partition) => $"{Moment(partition)}|e|";

    /// <summary>Row key of an event: its identity. What stands before it is the same for all rows of a partition.</summary>
    public static string RowKey(EventPartition partition, MeasureEvent fact) => EventPrefix(partition) + Identity(fact);

    /// <summary>The identity in an event's row key; it names the touch, too.</summary>
    public static string IdentityOf(string rowKey) => rowKey[^IdentityLength..];

    /// <summary>The identity at the end of an event's row key in sixteen bytes instead of its letters, for keeping many in memory.</summary>
    public static UInt128 Compact(string rowKey)
    {
        Span<byte> digest = stackalloc byte[16];
        Base64Url.DecodeFromChars(rowKey.AsSpan(rowKey.Length - IdentityLength), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    // Means nothing to Azure. The emulator keeps one sorted list of the row keys of a whole table and moves everything behind a new one: what
    // happens now should come last.
    private static string Moment(EventPartition partition) => string.Create(CultureInfo.InvariantCulture, $"{partition.Day:yyyyMMdd}{partition.Slice:D6}");

    /// <summary>An event as a row.</summary>
    /// <param name="partition">Partition key.</param>
    /// <param name="rowKey">Its row key.</param>
    /// <param name="fact">The event.</param>
    /// <param name="sequence">Its number in the partition, from 1.</param>
    public static EventRow Row(string partition, string rowKey, MeasureEvent fact, long sequence) => new()
    {
        PartitionKey = partition,
        RowKey = rowKey,
        Source = fact.Source,
        Id = fact.Id,
        Campaign = fact.Campaign,
        OccurredAt = fact.OccurredAt,
        Micros = fact.Micros,
        Identifiers = fact.Identifiers.Count > 0 ? string.Join(' ', fact.Identifiers) : null,
        Sequence = sequence,
        Tags = fact.Tags,
    };

    /// <summary>An event of somebody who can be told, as a touch.</summary>
    public static Touchpoint Touch(string rowKey, MeasureEvent fact) =>
        new(IdentityOf(rowKey), fact.Channel, fact.Campaign, fact.OccurredAt, fact.Identifiers);

    /// <summary>One event, as it came.</summary>
    public sealed class EventRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Source { get; set; } = "";

        public string Id { get; set; } = "";

        public string Campaign { get; set; } = "";

        public DateTimeOffset OccurredAt { get; set; }

        public long Micros { get; set; }

        /// <summary>Pseudonyms, separated by spaces; null when nobody can be told.</summary>
        public string? Identifiers { get; set; }

        /// <summary>Tags of the link, as JSON; null without.</summary>
        public string? Tags { get; set; }

        /// <summary>The event's number in its partition, from 1: what a reader of the partition resumes from.</summary>
        public long Sequence { get; set; }
    }

    /// <summary>What the partition's events add up to.</summary>
    public sealed class CounterRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        /// <summary>Number of events in the partition.</summary>
        public long Events { get; set; }

        /// <summary>Number of those that carry identifiers.</summary>
        public long Identified { get; set; }

        public string Counts { get; set; } = "";
    }
}
