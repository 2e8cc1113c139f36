using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Paths;

/// <summary>A touch at which a journey may have ended, and where that is written down.</summary>
/// <param name="Trail">The touch's trail.</param>
/// <param name="Week">Week of the touch's day.</param>
/// <param name="Key">Row key: follows from the touch alone.</param>
public sealed record TrailPlace(string Trail, ReportingWeek Week, string Key)
{
    /// <summary>The place of a touch: that of the pseudonyms which it was stored with, whatever further spellings were learnt.</summary>
    /// <param name="touch">The touch.</param>
    /// <param name="day">Its day in the reporting zone.</param>
    public static TrailPlace Of(Touchpoint touch, DateOnly day) => new(
        Domain.Trails.Trail.Of(touch.StoredAs is { } stored ? touch with { Identifiers = stored } : touch),
        ReportingWeek.Of(day),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{NullPathStore.EndPrefix}{touch.OccurredAt.UtcTicks:D19}|{touch.Id}"));

    internal string Partition => NullPathStore.Partition(Week, Keys.HexShard(Trail));
}

/// <summary>What is known of a journey that ended somewhere.</summary>
/// <param name="Path">Its channels; empty when none ended there.</param>
/// <param name="IsWhole">Whether it is known from its beginning: older touches may have gone by age.</param>
public sealed record EndedPath(string Path, bool IsWhole = true)
{
    /// <summary>None ended there.</summary>
    public static EndedPath None { get; } = new("");

    /// <summary>What is written: a journey that was counted while its beginning was known stays as it was counted.</summary>
    internal string InPlaceOf(string before) => !IsWhole && before.Length > 0 ? before : Path;
}

/// <summary>
/// The ledger of journeys without a lead, and its sums. Each touch has a place of its own where it is written whether a journey ended
/// there, so that places can be settled one by one, in any order and again: what is there moves the sums by the difference.
/// </summary>
public sealed class NullPathStore(TableServiceClient tables)
{
    internal const string Name = "NullPaths";

    internal const string EndPrefix = "end|";

    private const string CursorPartition = "closed";
    private const string CursorKey = "through";

    /// <summary>A place changes its row and takes two sums at most, and a transaction holds a hundred rows.</summary>
    private const int PlacesPerTransaction = 33;

    private const int CallsAtOnce = 16;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();

    internal static string Partition(ReportingWeek week, string shard) => $"{week}|{shard}";

    /// <summary>Makes the ledger say which journeys ended at touches.</summary>
    /// <param name="places">The touches' places.</param>
    /// <param name="decide">
    /// Tells the journey that ends at each place; places at which none ends are not in it. Runs after the rows were read, and again when
    /// they changed meanwhile.
    /// </param>
    /// <param name="hasNews">
    /// Whether something changed that was decided on before: then the rows are written even if they say the same, so that nobody who
    /// decided on older knowledge can write after us.
    /// </param>
    /// <param name="ct">Stops between transactions.</param>
    public async Task Settle(
        IEnumerable<TrailPlace> places, Func<IReadOnlyList<TrailPlace>, CancellationToken, Task<IReadOnlyDictionary<string, EndedPath>>> decide, bool hasNews, CancellationToken ct)
    {
        foreach (var partition in places.DistinctBy(place => (place.Partition, place.Key)).GroupBy(place => place.Partition, StringComparer.Ordinal))
        {
            foreach (var chunk in partition.Chunk(PlacesPerTransaction))
            {
                using (await writers.Enter(partition.Key, ct).ConfigureAwait(false))
                {
                    await Optimistic.Run($"NullPaths {partition.Key}", token => Settle(partition.Key, chunk, decide, hasNews, token), ct).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>The last day whose journeys were asked to be closed; null before the first night.</summary>
    public async Task<DateOnly?> ClosedThrough(CancellationToken ct)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(CursorPartition, CursorKey, cancellationToken: ct).ConfigureAwait(false);
        return stored is { HasValue: true, Value: { } row } ? Keys.ParseDay(row.GetString("Day")!) : null;
    }

    /// <summary>Notes how far journeys were asked to be closed.</summary>
    public Task NoteClosed(DateOnly through, CancellationToken ct) =>
        table.UpsertEntityAsync(new TableEntity(CursorPartition, CursorKey) { ["Day"] = Keys.Day(through) }, TableUpdateMode.Replace, ct);

    /// <summary>Paths that the journeys of a week took without leading to a lead, and how many did, in ordinal order.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Of(ReportingWeek week, CancellationToken ct)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Keys.HexShards, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (shard, token) =>
        {
            await foreach (var (path, journeys) in PathSums.Of(table, Partition(week, shard), token).ConfigureAwait(false))
            {
                lock (sums)
                {
                    sums[path] = sums.GetValueOrDefault(path) + journeys;
                }
            }
        }).ConfigureAwait(false);
        return sums;
    }

    private async Task<bool> Settle(
        string partition,
        TrailPlace[] places,
        Func<IReadOnlyList<TrailPlace>, CancellationToken, Task<IReadOnlyDictionary<string, EndedPath>>> decide,
        bool hasNews,
        CancellationToken ct)
    {
        var rows = new TableEntity?[places.Length];
        await Parallel.ForAsync(0, places.Length, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = ct }, async (i, token) =>
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, places[i].Key, cancellationToken: token).ConfigureAwait(false);
            rows[i] = stored is { HasValue: true, Value: { } row } ? row : null;
        }).ConfigureAwait(false);

        var paths = await decide(places, ct).ConfigureAwait(false);
        var before = Array.ConvertAll(rows, row => row?.GetString("Path") ?? "");
        var after = places.Select((place, i) => paths.GetValueOrDefault(place.Key, EndedPath.None).InPlaceOf(before[i])).ToArray();
        var actions = Enumerable.Range(0, places.Length).Where(i => hasNews || before[i] != after[i])
            .Select(i => Put(new TableEntity(partition, places[i].Key) { ["Path"] = after[i] }, rows[i]?.ETag ?? default))
            .ToList();
        foreach (var (path, journeys) in PathSums.Difference(before, after))
        {
            var sum = await PathSums.Moved(table, partition, path, journeys, ct).ConfigureAwait(false);
            actions.Add(Put(sum, sum.ETag));
        }

        if (actions.Count > 0)
        {
            await table.SubmitTransactionAsync(actions, ct).ConfigureAwait(false);
        }

        return true;
    }

    private static TableTransactionAction Put(TableEntity row, ETag etag) => etag == default
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag);
}
