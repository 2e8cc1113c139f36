namespace Azure.Data.Tables;

/// <summary>What every row of a table has: two keys, a version and the time of its last change.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>Set by the service; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version as last read; never sent as a property.</summary>
    ETag ETag { get; set; }
}
