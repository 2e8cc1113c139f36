using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Storage.Protection;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Events;

/// <summary>
/// Counts every event once: the event's row and its counter move in one transaction, and the row's key is the event's identity.
/// </summary>
public sealed class EventStore
{
    private const int ManyPending = 16;

    private readonly EventTables tables;
    private readonly PartitionMemories memories = new();
    private readonly Contests contests = new();
    private readonly GroupCommit groups;

    /// <summary>Creates the store.</summary>
    public EventStore(EventTables tables)
    {
        this.tables = tables;
        groups = new GroupCommit(new EventTransaction(tables, memories, contests).Commit, contests);
    }

    /// <summary>Creates the store of events that lie with everything else.</summary>
    public EventStore(TableServiceClient tables)
        : this(new EventTables(tables))
    {
    }

    /// <summary>Whether senders wait for the store: more of their events than a quiet moment brings.</summary>
    public bool IsBusy => groups.Pending >= ManyPending;

    /// <summary>About how many of the touches that this process recorded wait for being indexed.</summary>
    public int TouchesWaiting => memories.Touches;

    /// <summary>Records events of one partition, together with what concurrent callers bring for it.</summary>
    /// <returns>Per event, in order, whether it was new.</returns>
    /// <exception cref="StoreBusyException">
    /// The store is slower than events arrive, or other writers kept changing the partition; part of the events may be recorded,
    /// which sending them again finds out.
    /// </exception>
    public async Task<IReadOnlyList<Recorded>> Record(EventPartition partition, IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        if (facts.Count == 0)
        {
            return [];
        }

        var batch = new PendingEvents(facts);
        var events = new PendingEvent[facts.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = new PendingEvent(batch, i, RowKey(partition, facts[i]));
        }

        return await groups.Record(partition, batch, events, ct).ConfigureAwait(false);
    }

    /// <summary>How many events the partition held when this process last wrote there; null when it does not remember.</summary>
    public long? Held(EventPartition partition) => memories.Peek(partition)?.Counter?.Events;

    /// <summary>What the partition's events add up to.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="least">
    /// How many events it is known to hold: what this process remembers will do if it is as many, although others may have written since. Null asks the store.
    /// </param>
    /// <param name="ct">Stops the call.</param>
    public async Task<EventCounter> Counter(EventPartition partition, long? least, CancellationToken ct)
    {
        var counter = memories.Peek(partition)?.Counter;
        if (counter is null || least is null || counter.Events < least)
        {
            var row = await tables.Of(partition).GetEntityIfExistsAsync<CounterRow>(partition.ToString(), CounterKey(partition), cancellationToken: ct).ConfigureAwait(false);
            counter = row.HasValue ? row.Value : null;
        }

        return counter is null ? EventCounter.None : new EventCounter(counter.Events, counter.Identified, CampaignCounts.Parse(counter.Counts));
    }

    /// <summary>Touches among the events that were recorded after the first <paramref name="seen"/> ones, at least up to <paramref name="last"/>.</summary>
    public async Task<IReadOnlyList<Touchpoint>> Touches(EventPartition partition, long seen, long last, CancellationToken ct)
    {
        if (memories.Peek(partition)?.Touches(seen, last) is { } remembered)
        {
            return remembered;
        }

        var (key, first) = (partition.ToString(), EventPrefix(partition));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {first} and Sequence gt {seen} and Identifiers gt ''");
        var touches = new List<Touchpoint>();
        await foreach (var row in tables.Of(partition).QueryAsync<EventRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.Identifiers is { Length: > 0 } identifiers)
            {
                touches.Add(new Touchpoint(IdentityOf(row.RowKey), partition.Channel, row.Campaign, row.OccurredAt, identifiers.Split(' ')));
            }
        }

        return touches;
    }

    /// <summary>Calls an erased person's pseudonyms otherwise on the event that is a touch, if it lies in the partition, and drops tags that may name them; what is counted stays.</summary>
    public async Task Erase(EventPartition partition, string touch, Erasure erasure, CancellationToken ct)
    {
        var (key, table) = (EventPrefix(partition) + touch, tables.Of(partition));
        await Optimistic.Run($"Event {key}", async token =>
        {
            var stored = await table.GetEntityIfExistsAsync<EventRow>(partition.ToString(), key, cancellationToken: token).ConfigureAwait(false);
            if (stored is { HasValue: true, Value: { Identifiers: { } identifiers } row } && row.OccurredAt <= erasure.At && erasure.Concerns(identifiers.Split(' ')))
            {
                row.Identifiers = string.Join(' ', erasure.Rename(identifiers.Split(' ')));
                row.Tags = row.Tags is { } tags && erasure.MayBeAbout(tags) ? null : row.Tags;
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token).ConfigureAwait(false);
            }

            return true;
        }, ct).ConfigureAwait(false);
    }

    /// <summary>The touches of the partition's first <paramref name="upTo"/> events need not be remembered any longer.</summary>
    public void Forget(EventPartition partition, long upTo)
    {
        if (memories.Peek(partition) is { } memory)
        {
            memory.Forget(upTo);
            memories.Weigh(partition);
        }
    }
}
