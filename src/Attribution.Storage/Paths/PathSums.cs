using Azure.Data.Tables;

namespace Attribution.Storage.Paths;

/// <summary>Rows that count how many journeys took a path. They lie beside the rows that they count, and move in their transactions.</summary>
internal static class PathSums
{
    public const string Prefix = "path|";

    /// <summary>A path may be longer than a key; its digest is not.</summary>
    public static string Key(string path) => Prefix + Keys.Digest("path", path);

    /// <summary>What changes when journeys took paths and others are no longer there: signed, without zeros, in order of the paths.</summary>
    public static IReadOnlyList<(string Path, long Journeys)> Difference(IEnumerable<string> before, IEnumerable<string> after) =>
    [
        .. before.Select(path => (Path: path, Journeys: -1L)).Concat(after.Select(path => (Path: path, Journeys: 1L)))
            .Where(change => change.Path.Length > 0)
            .GroupBy(change => change.Path, change => change.Journeys, (path, changes) => (Path: path, Journeys: changes.Sum()), StringComparer.Ordinal)
            .Where(change => change.Journeys != 0)
            .OrderBy(change => change.Path, StringComparer.Ordinal),
    ];

    /// <summary>Reads a path's row, or begins one, and counts the change.</summary>
    public static async Task<TableEntity> Moved(TableClient table, string partition, string path, long journeys, CancellationToken ct)
    {
        var row = await table.Find(partition, Key(path), ct).ConfigureAwait(false) ?? new TableEntity(partition, Key(path)) { ["Path"] = path };
        row["Journeys"] = checked((row.GetInt64("Journeys") ?? 0) + journeys);
        return row;
    }

    /// <summary>Paths of one partition and how many journeys took each; those that nobody took any more are left out.</summary>
    public static async IAsyncEnumerable<(string Path, long Journeys)> Of(
        TableClient table, string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, Prefix), cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.GetInt64("Journeys") is { } journeys and not 0)
            {
                yield return (row.GetString("Path")!, journeys);
            }
        }
    }
}
