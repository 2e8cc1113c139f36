using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Catalog;

/// <summary>A row of the table <c>Catalog</c>: an entry, or a version of one, as JSON.</summary>
internal sealed class CatalogRow : ITableEntity
{
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Body { get; set; } = "";

    public bool IsRetired { get; set; }

    public static CatalogRow Of<T>(string key, T entry, bool isRetired) =>
        new() { PartitionKey = Partition<T>(), RowKey = key, Body = JsonSerializer.Serialize(entry, Json), IsRetired = isRetired };

    public T Entry<T>() => JsonSerializer.Deserialize<T>(Body, Json)!;

    public static string Partition<T>() => typeof(T).Name.ToLowerInvariant();
}
