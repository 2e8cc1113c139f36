using Azure;
using Azure.Data.Tables;
using static Attribution.Storage.Events.EventTable;

namespace Attribution.Storage.Events;

/// <summary>Writes a group of events and moves their counter, in one transaction: as often as it takes until each is in the store once.</summary>
internal sealed class EventTransaction(EventTables tables, PartitionMemories memories, Contests contests)
{
    /// <summary>Up to this many events, asking the failed transaction for one duplicate at a time is cheaper than reading.</summary>
    public const int FewEvents = 3;

    /// <summary>Tries with the whole group.</summary>
    private const int PatientTries = 3;

    /// <summary>Reads under way at the same time.</summary>
    public const int ReadsAtOnce = 16;

    /// <summary>Commits a group of at most 99 events of one partition, and settles each.</summary>
    public async Task Commit(EventPartition partition, IReadOnlyList<PendingEvent> group)
    {
        var memory = memories.Of(partition);
        var (originals, repetitions) = Split(group, memory);
        var course = new Course();
        try
        {
            if (originals.Count > 0)
            {
                if (contests.Of(partition).IsOn)
                {
                    memory.Doubt();
                }

                await Optimistic.Run(
                    $"Event partition {partition}", ct => Attempt(partition, originals, memory, course, ct), CancellationToken.None).ConfigureAwait(false);
                contests.Written(partition, course.Lost, course.HasMet);
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

        return (originals, repetitions);
    }

    /// <summary>
    /// How many events to try after losing several times in a row: fewer and fewer, down to one. A long transaction loses to a process that writes one short one after the other, and
    /// which does not know that anybody else is there; a short one gets in, and from then on both know.
    /// </summary>
    public static int Part(int events, int lostInARow) => lostInARow < PatientTries ? events : Math.Max(1, events >> Math.Min(2 * (lostInARow - PatientTries + 1), 8));

    /// <returns>Whether nothing is left to write.</returns>
    private async Task<bool> Attempt(EventPartition partition, List<PendingEvent> pending, PartitionMemory memory, Course course, CancellationToken ct)
    {
        var table = tables.Of(partition);
        while (pending.Count > 0)
        {
            if (memory.IsUncertain)
            {
                var stored = await table.GetEntityIfExistsAsync<CounterRow>(partition.ToString(), CounterKey(partition), cancellationToken: ct).ConfigureAwait(false);
                course.HasMet |= memory.Learn(stored.HasValue ? stored.Value : null);
            }

            var part = pending.GetRange(0, Part(pending.Count, course.LostInARow));
            var (rows, counter) = Rows(partition, part, memory.Counter);
            try
            {
                var answers = await table.SubmitTransactionAsync(rows, ct).ConfigureAwait(false);
                counter.ETag = answers.Value[0].Headers.ETag ?? throw new InvalidOperationException("The service did not answer the counter's version.");
                memory.Wrote(counter, part);
                course.LostInARow = 0;
                pending.RemoveRange(0, part.Count);
                part.ForEach(p => p.Settle(Recorded.New));
            }
            catch (TableTransactionFailedException e) when (e.Status == 409 && e.FailedTransactionActionIndex is { } index and > 0)
            {
                HashSet<string> known = part.Count <= FewEvents ? [part[index - 1].RowKey] : await Existing(partition, part, ct).ConfigureAwait(false);
                memory.Learn(known);
                part.Where(p => known.Contains(p.RowKey)).ToList().ForEach(p => p.Settle(Recorded.Duplicate));
                pending.RemoveAll(p => known.Contains(p.RowKey));

                // The events came from somebody else, or from a write whose answer was lost: the counter has moved as well.
                memory.Doubt();
                return pending.Count == 0;
            }
            catch (RequestFailedException e)
            {
                course.Lose(e.Status is 409 or 412);
                memory.Doubt();
                throw;
            }
        }

        return true;
    }

    private static (List<TableTransactionAction> Rows, CounterRow Counter) Rows(EventPartition partition, List<PendingEvent> pending, CounterRow? before)
    {
        var key = partition.ToString();
        var counts = CampaignCounts.Parse(before?.Counts);
        var counter = new CounterRow { PartitionKey = key, RowKey = CounterKey(partition), Events = before?.Events ?? 0, Identified = before?.Identified ?? 0 };
        var rows = new List<TableTransactionAction>(pending.Count + 1) { null! };
        foreach (var one in pending)
        {
            var fact = one.Fact;
            counter.Events++;
            counter.Identified += fact.Identifiers.Count > 0 ? 1 : 0;
            counts[fact.Campaign] = counts.GetValueOrDefault(fact.Campaign) + new CampaignCount(1, fact.Micros);
            rows.Add(new TableTransactionAction(TableTransactionActionType.Add, Row(key, one.RowKey, fact, counter.Events)));
        }

        counter.Counts = CampaignCounts.Write(counts);

        // First, so that a transaction which comes too late is told so before the service looks at its events.
        rows[0] = before is null
            ? new TableTransactionAction(TableTransactionActionType.Add, counter)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, counter, before.ETag);
        return (rows, counter);
    }

    /// <summary>Which of the events are there. Each is read on its own: between the first and the last of their keys lies nearly the whole partition.</summary>
    private async Task<HashSet<string>> Existing(EventPartition partition, List<PendingEvent> pending, CancellationToken ct)
    {
        var (table, partitionKey) = (tables.Of(partition), partition.ToString());
        var existing = new HashSet<string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(pending.Select(p => p.RowKey), new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = ct }, async (key, token) =>
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, key, select: ["RowKey"], cancellationToken: token).ConfigureAwait(false);
            if (row.HasValue)
            {
                lock (existing)
                {
                    existing.Add(key);
                }
            }
        }).ConfigureAwait(false);
        return existing;
    }

    /// <summary>How writing a group goes.</summary>
    private sealed class Course
    {
        /// <summary>How often somebody else wrote first.</summary>
        public int Lost { get; private set; }

        /// <summary>The same since something was written.</summary>
        public int LostInARow { get; set; }

        /// <summary>Whether somebody else has written since this process did.</summary>
        public bool HasMet { get; set; }

        public void Lose(bool toSomebody)
        {
            if (toSomebody)
            {
                Lost++;
                LostInARow++;
            }
        }
    }
}
