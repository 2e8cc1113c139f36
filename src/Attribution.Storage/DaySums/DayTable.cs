using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.DaySums;

/// <summary>
/// Keys and rows of the table <c>DaySums</c>: one small partition per channel and day, which is all that a report reads.
/// </summary>
internal static class DayTable
{
    public const string Name = "DaySums";

    public const string LayoutKey = "layout";

    public const string SlotPrefix = "slot|";

    public const string SumPrefix = "sum|";

    public const string TotalPrefix = "total|";

    /// <summary>Row keys from here on are what a report reads; layout and slots sort before it.</summary>
    public const string FirstReportedKey = SumPrefix;

    public static string Partition(string channel, DateOnly day) => $"{channel}|{Keys.Day(day)}";

    public static (string Channel, DateOnly Day) ParsePartition(string key)
    {
        var bar = key.LastIndexOf('|');
        return (key[..bar], Keys.ParseDay(key.AsSpan(bar + 1)));
    }

    public static string SlotKey(EventPartition source) =>
        string.Create(CultureInfo.InvariantCulture, $"{SlotPrefix}{Text(source.Measure)}|{source.Slice:D5}|{source.Shard:D2}");

    public static EventPartition ParseSlotKey(string partition, string key)
    {
        var (channel, day) = ParsePartition(partition);
        var parts = key.Split('|', 4);
        return new EventPartition(
            Enum.Parse<Measure>(parts[1], ignoreCase: true), channel, day,
            int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture));
    }

    public static string SumKey(Measure measure, string campaign) => $"{SumPrefix}{Text(measure)}|{campaign}";

    public static string TotalKey(DayTotal total) => $"{TotalPrefix}{Text(total.Measure)}|{total.Source}|{total.Campaign}|{Keys.Day(total.To)}";

    public static (Measure Measure, string Campaign) ParseSumKey(string key)
    {
        var parts = key.Split('|', 3);
        return (Enum.Parse<Measure>(parts[1], ignoreCase: true), parts[2]);
    }

    public static (Measure Measure, string Source, string Campaign, DateOnly To) ParseTotalKey(string key)
    {
        var parts = key.Split('|', 5);
        return (Enum.Parse<Measure>(parts[1], ignoreCase: true), parts[2], parts[3], Keys.ParseDay(parts[4]));
    }

    private static string Text(Measure measure) => measure.ToString().ToLowerInvariant();

    /// <summary>How the day's events are spread; written once, so that a later setting moves no event.</summary>
    public sealed class LayoutRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = LayoutKey;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public int Slices { get; set; }

        public int Shards { get; set; }
    }

    /// <summary>How much of one event partition has been added to the sums: what the next fold takes the difference to.</summary>
    public sealed class SlotRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        /// <summary>Events whose touches are indexed and whose counts are in the sums.</summary>
        public long Events { get; set; }

        public long Identified { get; set; }

        public string Counts { get; set; } = "";
    }

    /// <summary>Our own count of the day, per measure and campaign.</summary>
    public sealed class SumRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public long Count { get; set; }

        public long Micros { get; set; }

        public SumRow Copy() => (SumRow)MemberwiseClone();
    }

    /// <summary>A platform's count, with the statement that it replaced.</summary>
    public sealed class TotalRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public long Value { get; set; }

        public DateTimeOffset ReportedAt { get; set; }

        public long? PreviousValue { get; set; }

        public DateTimeOffset? PreviousReportedAt { get; set; }
    }
}
