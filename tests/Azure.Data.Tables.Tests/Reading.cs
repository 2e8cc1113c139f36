using System.Runtime.Serialization;

namespace Azure.Data.Tables.Tests;

public enum Mood
{
    Calm = 1,
    Busy = 2,
}

/// <summary>A typed entity with every kind of property.</summary>
public sealed class Reading : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Count { get; set; }

    public int? MaybeCount { get; set; }

    public long Micros { get; set; }

    public long? MaybeMicros { get; set; }

    public double Ratio { get; set; }

    public double? MaybeRatio { get; set; }

    public bool Flag { get; set; }

    public bool? MaybeFlag { get; set; }

    public Guid Id { get; set; }

    public Guid? MaybeId { get; set; }

    public DateTime Day { get; set; } = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime? MaybeDay { get; set; }

    public DateTimeOffset At { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? MaybeAt { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public Mood Mood { get; set; } = Mood.Calm;

    public Mood? MaybeMood { get; set; }

    [DataMember(Name = "renamed")]
    public string? Original { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }

    public string Computed => Text + "!";
}
