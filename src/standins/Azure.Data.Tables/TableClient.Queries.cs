using System.Linq.Expressions;

namespace Azure.Data.Tables;

/// <content>Queries.</content>
public partial class TableClient
{
    private static readonly string[] Cursor = ["NextPartitionKey", "NextRowKey"];

    /// <summary>Makes a filter from an interpolated string; its values are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Translate(filter);

    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => ExpressionFilter.Translate(filter);

    /// <summary>Rows in order of their keys, a page of up to 1,000 at a time.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new QueryPages<T>(
            connection,
            new TableQuery(address.Rows + "()", filter, select is null ? null : string.Join(',', select), maxPerPage, Cursor),
            json => EntityJson.ReadPage<T>(json.Span),
            cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        QueryAsync<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);
}
