using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Events;

/// <summary>
/// Counts every event once: the event's row and its counter move in one transaction, and the row's key is the event's identity.
/// </summary>
public sealed class EventStore(TableServiceClient tables)
{
    /// <summary>A transaction holds 100 rows, one of which is the counter.</summary>
    private const int EventsPerTransaction = 99;

    /// <summary>Up to this many events, asking the failed transaction for one duplicate at a time is cheaper than a query.</summary>
    private const int FewEvents = 3;

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly StripedLock writers = new();

    /// <summary>Records events of one partition.</summary>
    /// <returns>Per event, in order, whether it was new.</returns>
    /// <exception cref="StoreBusyException">Other writers kept changing the partition; part of the events may be recorded, the rest is not.</exception>
    public async Task<IReadOnlyList<Recorded>> Record(EventPartition partition, IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var outcomes = new Recorded[facts.Count];
        var first = new Dictionary<string, int>(facts.Count, StringComparer.Ordinal);
        for (var i = 0; i < facts.Count; i++)
        {
            outcomes[i] = first.TryAdd(RowKey(facts[i]), i) ? Recorded.New : Recorded.Duplicate;
        }

        // Sorted, so that the rows of one transaction lie close together when duplicates among them are looked up.
        var sorted = first.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        using (await writers.Enter(partition.ToString(), ct).ConfigureAwait(false))
        {
            foreach (var chunk in sorted.Chunk(EventsPerTransaction))
            {
                foreach (var duplicate in await RecordOnce(partition.ToString(), chunk, facts, ct).ConfigureAwait(false))
                {
                    outcomes[duplicate] = Recorded.Duplicate;
                }
            }
        }

        return outcomes;
    }

    /// <summary>What the partition's events add up to now.</summary>
    public async Task<EventCounter> Counter(EventPartition partition, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<CounterRow>(partition.ToString(), CounterKey, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } counter }
            ? new EventCounter(counter.Events, counter.Identified, CampaignCounts.Parse(counter.Counts))
            : EventCounter.None;
    }

    /// <summary>Touches among the events that were recorded after the first <paramref name="seen"/> ones.</summary>
    public async Task<IReadOnlyList<Touchpoint>> TouchesAfter(EventPartition partition, long seen, CancellationToken ct)
    {
        var key = partition.ToString();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {EventPrefix} and Sequence gt {seen}");
        var touches = new List<Touchpoint>();
        await foreach (var row in table.QueryAsync<EventRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.Identifiers is { Length: > 0 } identifiers)
            {
                touches.Add(new Touchpoint(row.RowKey[EventPrefix.Length..], partition.Channel, row.Campaign, row.OccurredAt, identifiers.Split(' ')));
            }
        }

        return touches;
    }

    /// <returns>Indexes of facts that were there already.</returns>
    private async Task<IReadOnlyList<int>> RecordOnce(
        string partition, IReadOnlyList<KeyValuePair<string, int>> chunk, IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var pending = chunk.ToList();
        var duplicates = new List<int>();
        await Optimistic.Run($"Event partition {partition}", async token =>
        {
            var stored = await table.GetEntityIfExistsAsync<CounterRow>(partition, CounterKey, cancellationToken: token).ConfigureAwait(false);
            var counter = stored is { HasValue: true, Value: { } found } ? found : new CounterRow { PartitionKey = partition };
            var transaction = Transaction(partition, pending, facts, counter);
            try
            {
                await table.SubmitTransactionAsync(transaction, token).ConfigureAwait(false);
                return true;
            }
            catch (TableTransactionFailedException e) when (e.Status == 409 && e.FailedTransactionActionIndex is { } index && index < pending.Count)
            {
                var known = pending.Count <= FewEvents
                    ? [pending[index].Key]
                    : await Existing(partition, pending, token).ConfigureAwait(false);
                duplicates.AddRange(pending.Where(p => known.Contains(p.Key)).Select(p => p.Value));
                pending.RemoveAll(p => known.Contains(p.Key));
                return pending.Count == 0;
            }
        }, ct).ConfigureAwait(false);
        return duplicates;
    }

    private static List<TableTransactionAction> Transaction(
        string partition, List<KeyValuePair<string, int>> pending, IReadOnlyList<MeasureEvent> facts, CounterRow counter)
    {
        var counts = CampaignCounts.Parse(counter.Counts);
        var actions = new List<TableTransactionAction>(pending.Count + 1);
        foreach (var (rowKey, index) in pending)
        {
            var fact = facts[index];
            counter.Events++;
            counter.Identified += fact.Identifiers.Count > 0 ? 1 : 0;
            counts[fact.Campaign] = counts.GetValueOrDefault(fact.Campaign) + new CampaignCount(1, fact.Micros);
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, new EventRow
            {
                PartitionKey = partition,
                RowKey = rowKey,
                Source = fact.Source,
                Id = fact.Id,
                Campaign = fact.Campaign,
                OccurredAt = fact.OccurredAt,
                Micros = fact.Micros,
                Identifiers = fact.Identifiers.Count > 0 ? string.Join(' ', fact.Identifiers) : null,
                Sequence = counter.Events,
            }));
        }

        counter.Counts = CampaignCounts.Write(counts);
        actions.Add(counter.ETag == default
            ? new TableTransactionAction(TableTransactionActionType.Add, counter)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, counter, counter.ETag));
        return actions;
    }

    private async Task<HashSet<string>> Existing(string partition, List<KeyValuePair<string, int>> pending, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {pending[0].Key} and RowKey le {pending[^1].Key}");
        var existing = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: ct).ConfigureAwait(false))
        {
            existing.Add(row.RowKey);
        }

        return existing;
    }
}
