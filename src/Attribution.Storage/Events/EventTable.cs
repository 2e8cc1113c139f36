using System.Buffers.Binary;
using System.Buffers.Text;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Events;

/// <summary>Keys and rows of the table <c>Events</c>: every event that was ever counted, beside the counter that counts it.</summary>
internal static class EventTable
{
    public const string Name = "Events";

    /// <summary>Row key of the partition's counter.</summary>
    public const string CounterKey = "counter";

    /// <summary>First letter of every event's row key; keeps events and counter apart.</summary>
    public const string EventPrefix = "e|";

    /// <summary>Row key of an event: who says so, and that sender's id.</summary>
    public static string RowKey(MeasureEvent fact) => EventPrefix + Keys.Digest(fact.Source, fact.Id);

    /// <summary>The digest in an event's row key in sixteen bytes instead of its letters, for keeping many in memory.</summary>
    public static UInt128 Compact(string rowKey)
    {
        Span<byte> digest = stackalloc byte[16];
        Base64Url.DecodeFromChars(rowKey.AsSpan(EventPrefix.Length), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

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
        new(rowKey[EventPrefix.Length..], fact.Channel, fact.Campaign, fact.OccurredAt, fact.Identifiers);

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

        public string RowKey { get; set; } = CounterKey;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        /// <summary>Number of events in the partition.</summary>
        public long Events { get; set; }

        /// <summary>Number of those that carry identifiers.</summary>
        public long Identified { get; set; }

        public string Counts { get; set; } = "";
    }
}
