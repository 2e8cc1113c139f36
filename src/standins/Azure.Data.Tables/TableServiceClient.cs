using System.Linq.Expressions;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of an account. Safe for concurrent use; make one and keep it.</summary>
public class TableServiceClient
{
    private static readonly string[] Cursor = ["NextTableName"];

    private readonly TableConnection connection;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        connection = new TableConnection(ConnectionString.Parse(connectionString), options);

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        connection = new TableConnection(endpoint, tokenCredential, options);

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        connection = new TableConnection(endpoint, credential, options);

    /// <summary>For test doubles.</summary>
    protected TableServiceClient() => connection = null!;

    public virtual string AccountName => connection.AccountName;

    public virtual Uri Uri => connection.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    public virtual TableClient GetTableClient(string tableName) => new(connection, tableName);

    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableOperations.Create(connection, tableName, cancellationToken);

    /// <summary>Answers with the table whether it is new or not.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableOperations.CreateIfNotExists(connection, tableName, cancellationToken);

    /// <summary>Answers 404, without throwing, if there is no such table.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableOperations.Delete(connection, tableName, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new QueryPages<TableItem>(
            connection, new TableQuery(TableAddress.Tables(connection.Base), filter, null, maxPerPage, Cursor), ReadPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(ExpressionFilter.Translate(filter), maxPerPage, cancellationToken);

    private static List<TableItem> ReadPage(ReadOnlyMemory<byte> json)
    {
        using var page = JsonDocument.Parse(json);
        var tables = page.RootElement.GetProperty("value").EnumerateArray();
        return [.. tables.Select(t => new TableItem(t.GetProperty("TableName").GetString()!))];
    }
}
