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
