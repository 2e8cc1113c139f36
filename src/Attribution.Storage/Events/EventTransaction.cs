using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Events;

/// <summary>Writes a group of events and moves their counter, in one transaction: as often as it takes until each is in the store once.</summary>
internal sealed class EventTransaction(TableClient table, PartitionMemories memories)
{
    /// <summary>Up to this many events, asking the failed transaction for one duplicate at a time is cheaper than a query.</summary>
    private const int FewEvents = 3;

    /// <summary>Commits a group of at most 99 events of one partition, and settles each.</summary>
    public async Task Commit(EventPartition partition, IReadOnlyList<PendingEvent> group)
    {
        var memory = memories.Of(partition);
        var (originals, repetitions) = Split(group, memory);
        try
        {
            if (originals.Count > 0)
            {
                await Optimistic.Run(
                    $"Event partition {partition}", ct => Attempt(partition, originals, memory, ct), CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch
        {
            // What was sent last may be in the store or not.
            memory.Doubt();
            throw;
        }
        finally
        {
            memories.Weigh(partition);
        }

        foreach (var repetition in repetitions)
        {
            repetition.Settle(Recorded.Duplicate);
        }
    }

    /// <summary>Leaves out what is known to be stored, and of events that the group repeats all but the first.</summary>
    private static (List<PendingEvent> Originals, List<PendingEvent> Repetitions) Split(IReadOnlyList<PendingEvent> group, PartitionMemory memory)
    {
        var originals = new List<PendingEvent>(group.Count);
        var repetitions = new List<PendingEvent>();
        var keys = new HashSet<string>(group.Count, StringComparer.Ordinal);
        foreach (var one in group)
        {
            (memory.Knows(one.RowKey) || !keys.Add(one.RowKey) ? repetitions : originals).Add(one);
        }

        // Sorted, so that the rows of one transaction lie close together when duplicates among them are looked up.
        originals.Sort((a, b) => string.CompareOrdinal(a.RowKey, b.RowKey));
        return (originals, repetitions);
    }

    /// <returns>Whether nothing is left to write.</returns>
    private async Task<bool> Attempt(EventPartition partition, List<PendingEvent> pending, PartitionMemory memory, CancellationToken ct)
    {
        if (memory.IsUncertain)
        {
            var stored = await table.GetEntityIfExistsAsync<CounterRow>(partition.ToString(), CounterKey(partition), cancellationToken: ct).ConfigureAwait(false);
            memory.Learn(stored.HasValue ? stored.Value : null);
        }

        var (rows, counter) = Rows(partition, pending, memory.Counter);
        try
        {
            var answers = await table.SubmitTransactionAsync(rows, ct).ConfigureAwait(false);
            counter.ETag = answers.Value[^1].Headers.ETag ?? throw new InvalidOperationException("The service did not answer the counter's version.");
            memory.Wrote(counter, pending);
            pending.ForEach(p => p.Settle(Recorded.New));
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 409 && e.FailedTransactionActionIndex is { } index && index < pending.Count)
        {
            var known = pending.Count <= FewEvents ? [pending[index].RowKey] : await Existing(partition.ToString(), pending, ct).ConfigureAwait(false);
            memory.Learn(known);
            pending.Where(p => known.Contains(p.RowKey)).ToList().ForEach(p => p.Settle(Recorded.Duplicate));
            pending.RemoveAll(p => known.Contains(p.RowKey));

            // The events came from somebody else, or from a write whose answer was lost: the counter has moved as well.
            memory.Doubt();
            return pending.Count == 0;
        }
        catch (RequestFailedException)
        {
            memory.Doubt();
            throw;
        }
    }

    private static (List<TableTransactionAction> Rows, CounterRow Counter) Rows(EventPartition partition, List<PendingEvent> pending, CounterRow? before)
    {
        var key = partition.ToString();
        var counts = CampaignCounts.Parse(before?.Counts);
        var counter = new CounterRow { PartitionKey = key, RowKey = CounterKey(partition), Events = before?.Events ?? 0, Identified = before?.Identified ?? 0 };
        var rows = new List<TableTransactionAction>(pending.Count + 1);
        foreach (var one in pending)
        {
            var fact = one.Fact;
            counter.Events++;
            counter.Identified += fact.Identifiers.Count > 0 ? 1 : 0;
            counts[fact.Campaign] = counts.GetValueOrDefault(fact.Campaign) + new CampaignCount(1, fact.Micros);
            rows.Add(new TableTransactionAction(TableTransactionActionType.Add, Row(key, one.RowKey, fact, counter.Events)));
        }

        counter.Counts = CampaignCounts.Write(counts);
        rows.Add(before is null
            ? new TableTransactionAction(TableTransactionActionType.Add, counter)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, counter, before.ETag));
        return (rows, counter);
    }

    private async Task<HashSet<string>> Existing(string partition, List<PendingEvent> pending, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {pending[0].RowKey} and RowKey le {pending[^1].RowKey}");
        var asked = pending.Select(p => p.RowKey).ToHashSet(StringComparer.Ordinal);
        var existing = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            if (asked.Contains(row.RowKey))
            {
                existing.Add(row.RowKey);
            }
        }

        return existing;
    }
}
