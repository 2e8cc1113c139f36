using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Walks the pages of a query; each answer names where the next one starts.</summary>
/// <param name="connection">Where to ask.</param>
/// <param name="address">Address of the query, up to its question mark.</param>
/// <param name="filter">OData filter.</param>
/// <param name="select">Properties wanted; all if null.</param>
/// <param name="maxPerPage">Most rows of a page; the service's 1,000 if null.</param>
/// <param name="cursor">Names of the parameters that continue a query.</param>
/// <param name="read">Reads a page's rows.</param>
/// <param name="ct">Stops the walk.</param>
internal sealed class QueryPages<T>(
    TableConnection connection, string address, string? filter, IEnumerable<string>? select, int? maxPerPage, string[] cursor, Func<ReadOnlyMemory<byte>, IReadOnlyList<T>> read, CancellationToken ct)
    : AsyncPageable<T>(ct)
    where T : notnull
{
    private const int ServiceLimit = 1000;

    private readonly string? fields = select is null ? null : string.Join(',', select);

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var size = pageSizeHint ?? maxPerPage;
        if (size is < 1 or > ServiceLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSizeHint), size, $"A page holds 1 to {ServiceLimit} rows.");
        }

        do
        {
            var page = await Load(continuationToken, size).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }

    private async Task<Page<T>> Load(string? token, int? size)
    {
        using var message = connection.CreateMessage(RequestMethod.Get, Address(token, size));
        var response = await connection.Send(message, CancellationToken).ConfigureAwait(false);
        return Page<T>.FromValues(read(response.Content.ToMemory()), Token(response), response);
    }

    private string Address(string? token, int? size)
    {
        var parts = token?.Split('\n') ?? [];
        (string Name, string? Value)[] parameters =
        [
            ("$filter", filter),
            ("$select", fields),
            ("$top", size?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. cursor.Zip(parts),
        ];
        return address + "?" + string.Join('&', parameters.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>What the headers say, one line each. The second may be missing; a header cannot hold a line break.</summary>
    private string? Token(Response response)
    {
        var parts = cursor.Select(name => response.Headers.TryGetValue("x-ms-continuation-" + name, out var value) ? value : string.Empty).ToArray();
        return Array.TrueForAll(parts, string.IsNullOrEmpty) ? null : string.Join('\n', parts);
    }
}
