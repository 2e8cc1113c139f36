using Attribution.Storage.DaySums;
using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Events;

/// <summary>What came of letting an event partition go.</summary>
/// <param name="Rows">How many rows went, the counter included.</param>
/// <param name="IsCarriedOver">Whether all of its events are in the sums of their day; nothing goes before they are.</param>
public sealed record ExpiredPartition(int Rows, bool IsCarriedOver);

/// <summary>
/// Lets old event partitions go, once their events are in the sums of the day. Events go first and the counter last: killed in between, the partition is one of which old
/// events were deleted, whose counter is believed. The day's slot stays, so that nothing that is carried over can be taken back, or carried over again.
/// </summary>
/// <remarks>Call it for days whose events are refused at the door: what came to a partition that has gone would be counted anew.</remarks>
public sealed class EventExpiry(TableServiceClient tables, EventTables events)
{
    private const int RowsPerTransaction = 100;

    /// <summary>Keys that are held in memory at once; a partition should hold fewer.</summary>
    private const int MostRows = 5_000;

    private readonly TableClient days = tables.GetTableClient(DayTable.Name);

    /// <summary>Of events that lie with everything else.</summary>
    public EventExpiry(TableServiceClient tables)
        : this(tables, new EventTables(tables))
    {
    }

    /// <summary>Event partitions of a channel that have a slot, in order of their days: one query, of the slots.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="after">The last partition that was told before, as text; empty to begin with the first.</param>
    /// <param name="before">The day before which they lie.</param>
    /// <param name="most">How many are told.</param>
    /// <param name="ct">Stops between pages.</param>
    public async Task<IReadOnlyList<EventPartition>> Before(string channel, string after, DateOnly before, int most, CancellationToken ct)
    {
        var (first, slot) = EventPartition.TryParse(after, out var last) ? (DayTable.Partition(channel, last.Day), DayTable.SlotKey(last)) : (channel + "|", "");
        var end = DayTable.Partition(channel, before);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey lt {end} and RowKey ge {DayTable.SlotPrefix} and RowKey lt {DayTable.FirstReportedKey}");
        var found = new List<EventPartition>();
        await foreach (var row in days.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.PartitionKey == first && string.CompareOrdinal(row.RowKey, slot) <= 0)
            {
                continue;
            }

            found.Add(DayTable.ParseSlotKey(row.PartitionKey, row.RowKey));
            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Lets a partition go. Again, or beside another process that does the same, it deletes what is left.</summary>
    public async Task<ExpiredPartition> Expire(EventPartition partition, CancellationToken ct)
    {
        var (key, gone, isCarriedOver) = (partition.ToString(), 0, true);
        var table = events.Of(partition);
        await Optimistic.Run($"Expiry of {key}", async token =>
        {
            // Asked of the store and not of what this process remembers: another one may have written.
            var found = await table.GetEntityIfExistsAsync<CounterRow>(key, CounterKey(partition), cancellationToken: token).ConfigureAwait(false);
            var counter = found.HasValue ? found.Value : null;
            isCarriedOver = counter is null || await CarriedOver(partition, token).ConfigureAwait(false) >= counter.Events;
            if (!isCarriedOver)
            {
                return true;
            }

            while (await Rows(key, partition, token).ConfigureAwait(false) is { Count: > 0 } rows)
            {
                foreach (var some in rows.Chunk(RowsPerTransaction))
                {
                    await table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), token).ConfigureAwait(false);
                    gone += some.Length;
                }
            }

            if (counter is not null)
            {
                // Under its ETag: a counter that has moved counts an event that came after all, and stays with it.
                await table.DeleteEntityAsync(key, counter.RowKey, counter.ETag, token).ConfigureAwait(false);
                gone++;
            }

            return true;
        }, ct).ConfigureAwait(false);
        return new ExpiredPartition(gone, isCarriedOver);
    }

    private async Task<List<TableEntity>> Rows(string key, EventPartition partition, CancellationToken ct)
    {
        var (rows, first) = (new List<TableEntity>(), EventPrefix(partition));
        await foreach (var row in events.Of(partition).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {first}"), select: ["PartitionKey", "RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            rows.Add(row);
            if (rows.Count == MostRows)
            {
                break;
            }
        }

        return rows;
    }

    private async Task<long> CarriedOver(EventPartition partition, CancellationToken ct)
    {
        var slot = await days.GetEntityIfExistsAsync<DayTable.SlotRow>(DayTable.Partition(partition.Channel, partition.Day), DayTable.SlotKey(partition), cancellationToken: ct).ConfigureAwait(false);
        return slot.HasValue ? slot.Value!.Events : 0;
    }
}
