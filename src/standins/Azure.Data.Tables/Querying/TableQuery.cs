namespace Azure.Data.Tables;

/// <summary>What is asked for.</summary>
/// <param name="Address">Address of the collection, up to the question mark.</param>
/// <param name="Filter">OData filter; all rows if null.</param>
/// <param name="Select">Properties wanted, separated by commas; all if null.</param>
/// <param name="MaxPerPage">Most rows of a page; the service's 1,000 if null.</param>
/// <param name="Cursor">Names of the parameters that continue a query.</param>
internal sealed record TableQuery(string Address, string? Filter, string? Select, int? MaxPerPage, string[] Cursor)
{
    /// <param name="token">Where to go on, as <see cref="Token"/> said; null to begin.</param>
    /// <param name="size">Most rows of the page.</param>
    public string PageAddress(string? token, int? size)
    {
        (string Name, string? Value)[] parameters =
        [
            ("$filter", Filter),
            ("$select", Select),
            ("$top", size?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. Cursor.Zip(token?.Split('\n') ?? []),
        ];
        var given = parameters.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        return $"{Address}?{string.Join('&', given)}";
    }

    /// <summary>What the headers say, one line each. The second may be missing; a header cannot hold a line break.</summary>
    public string? Token(Response response)
    {
        var parts = Array.ConvertAll(
            Cursor, name => response.Headers.TryGetValue("x-ms-continuation-" + name, out var value) ? value : string.Empty);
        return Array.TrueForAll(parts, string.IsNullOrEmpty) ? null : string.Join('\n', parts);
    }
}
