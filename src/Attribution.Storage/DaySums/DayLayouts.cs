using System.Collections.Concurrent;
using Attribution.Domain.Catalog;
using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.DaySums.DayTable;

namespace Attribution.Storage.DaySums;

/// <summary>
/// How the events of a channel's day are spread: as configured when the day's first event came, and never changed after, so
/// that a duplicate meets its original whatever happened to the setting in between.
/// </summary>
public sealed class DayLayouts(TableServiceClient tables)
{
    private const int MostRemembered = 20_000;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly ConcurrentDictionary<(string Channel, DateOnly Day), EventLayout> known = new();

    /// <summary>The layout of a day; the first caller decides it for good.</summary>
    public async Task<EventLayout> Of(string channel, DateOnly day, EventLayout configured, CancellationToken ct)
    {
        if (known.TryGetValue((channel, day), out var remembered))
        {
            return remembered;
        }

        var layout = await Read(channel, day, ct).ConfigureAwait(false) ?? await Decide(channel, day, configured, ct).ConfigureAwait(false);
        if (known.Count >= MostRemembered)
        {
            known.Clear();
        }

        known[(channel, day)] = layout;
        return layout;
    }

    /// <summary>The layout of a day; null before its first event.</summary>
    public Task<EventLayout?> Find(string channel, DateOnly day, CancellationToken ct) => Read(channel, day, ct);

    private async Task<EventLayout?> Read(string channel, DateOnly day, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<LayoutRow>(Partition(channel, day), LayoutKey, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } found } ? new EventLayout(found.Slices, found.Shards) : null;
    }

    private async Task<EventLayout> Decide(string channel, DateOnly day, EventLayout configured, CancellationToken ct)
    {
        try
        {
            var row = new LayoutRow { PartitionKey = Partition(channel, day), Slices = configured.Slices, Shards = configured.Shards };
            await table.AddEntityAsync(row, ct).ConfigureAwait(false);
            return configured;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await Read(channel, day, ct).ConfigureAwait(false) ?? configured;
        }
    }
}
