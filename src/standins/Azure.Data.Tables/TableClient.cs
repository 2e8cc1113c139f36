using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table. Safe for concurrent use.</summary>
public partial class TableClient
{
    private readonly TableConnection connection;
    private readonly TableAddress address;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(new TableConnection(ConnectionString.Parse(connectionString), options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(new TableConnection(endpoint, tokenCredential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(new TableConnection(endpoint, credential, options), tableName)
    {
    }

    internal TableClient(TableConnection connection, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.connection = connection;
        address = new TableAddress(connection.Base, tableName);
        Name = tableName;
    }

    /// <summary>For test doubles.</summary>
    protected TableClient()
    {
        connection = null!;
        address = null!;
        Name = null!;
    }

    public virtual string AccountName => connection.AccountName;

    public virtual string Name { get; }

    public virtual Uri Uri => new(address.Rows);

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        TableOperations.Create(connection, Name, cancellationToken);

    /// <summary>Answers with the table whether it is new or not.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableOperations.CreateIfNotExists(connection, Name, cancellationToken);

    /// <summary>Answers 404, without throwing, if there is no such table.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        TableOperations.Delete(connection, Name, cancellationToken);
}
