using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary. A property that is absent reads as null.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name of the package.")]
public sealed partial class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object> values;

    public TableEntity() => values = [];

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values) => this.values = new Dictionary<string, object>(values);

    private TableEntity(Dictionary<string, object> values) => this.values = values;

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => values[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => values[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => values[nameof(Timestamp)] = value!;
    }

    public ETag ETag
    {
        get => GetString(ETagName) is { } tag ? new ETag(tag) : default;
        set => values[ETagName] = value.ToString();
    }

    public string? GetString(string key) => (string?)Typed(key, typeof(string));

    public int? GetInt32(string key) => (int?)Typed(key, typeof(int));

    public long? GetInt64(string key) => (long?)Typed(key, typeof(long));

    public double? GetDouble(string key) => (double?)Typed(key, typeof(double));

    public bool? GetBoolean(string key) => (bool?)Typed(key, typeof(bool));

    public Guid? GetGuid(string key) => (Guid?)Typed(key, typeof(Guid));

    /// <summary>In UTC.</summary>
    public DateTime? GetDateTime(string key) =>
        this[key] is DateTimeOffset instant ? instant.UtcDateTime : (DateTime?)Typed(key, typeof(DateTime));

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime time ? new DateTimeOffset(EdmTypes.Utc(time)) : (DateTimeOffset?)Typed(key, typeof(DateTimeOffset));

    public byte[]? GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : (byte[]?)Typed(key, typeof(byte[]));

    public BinaryData? GetBinaryData(string key) => this[key] is byte[] bytes ? new BinaryData(bytes) : (BinaryData?)Typed(key, typeof(BinaryData));

    /// <summary>Takes over what was read, without a copy.</summary>
    internal static TableEntity Received(Dictionary<string, object> values) => new(values);

    private object? Typed(string key, Type type) => this[key] is not { } value || value.GetType() == type
        ? this[key]
        : throw new InvalidOperationException($"Property '{key}' holds {value.GetType().Name}, not {type.Name}.");
}
