namespace Azure.Data.Tables;

/// <summary>Addresses of a table and its rows, in encoded form.</summary>
internal sealed class TableAddress(string endpoint, string tableName)
{
    /// <summary>Where tables are listed and created.</summary>
    public static string Tables(string endpoint) => $"{endpoint}/Tables";

    /// <summary>Where rows are inserted.</summary>
    public string Rows { get; } = $"{endpoint}/{Uri.EscapeDataString(tableName)}";

    /// <summary>The table as an entry in the list of tables.</summary>
    public string Entry { get; } = $"{Tables(endpoint)}('{Uri.EscapeDataString(tableName)}')";

    public string Row(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{Rows}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";
    }

    /// <summary>A quote inside a literal is doubled before the whole is percent-encoded.</summary>
    private static string Key(string key) => Uri.EscapeDataString(key.Contains('\'') ? key.Replace("'", "''", StringComparison.Ordinal) : key);
}
