using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Walks the pages of a query; each answer names where the next one starts.</summary>
/// <param name="connection">Where to ask.</param>
/// <param name="query">What to ask.</param>
/// <param name="read">Reads a page's rows.</param>
/// <param name="ct">Stops the walk.</param>
internal sealed class QueryPages<T>(
    TableConnection connection, TableQuery query, Func<ReadOnlyMemory<byte>, IReadOnlyList<T>> read, CancellationToken ct)
    : AsyncPageable<T>(ct)
    where T : notnull
{
    private const int ServiceLimit = 1000;

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var size = pageSizeHint ?? query.MaxPerPage;
        if (size is < 1 or > ServiceLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSizeHint), size, $"A page holds 1 to {ServiceLimit} rows.");
        }

        do
        {
            var page = await Load(query.PageAddress(continuationToken, size)).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    private async Task<Page<T>> Load(string address)
    {
        using var message = connection.CreateMessage(RequestMethod.Get, address);
        var response = await connection.Send(message, CancellationToken).ConfigureAwait(false);
        return Page<T>.FromValues(read(response.Content.ToMemory()), query.Token(response), response);
    }
}
