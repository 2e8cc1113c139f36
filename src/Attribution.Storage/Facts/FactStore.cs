using Attribution.Domain.Facts;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Facts;

/// <summary>What was said to have happened to leads, deals and events: rows that are added and never changed, but for the words that would name somebody who was erased.</summary>
public sealed class FactStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Facts";

    private const int RowsPerTransaction = 100;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes facts of one subject down; one that was said before stays as it was.</summary>
    /// <param name="subject">What they are about: kind and key, for example <c>lead|Rp4hc-ZRvz8Alapffq6PnA</c>.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="ct">Stops between transactions.</param>
    /// <returns>Per fact, in order, whether it was new. Of a fact that is there twice the first counts.</returns>
    public async Task<IReadOnlyList<Recorded>> Add(string subject, IReadOnlyList<RecordedFact> facts, CancellationToken ct)
    {
        var recorded = Enumerable.Repeat(Recorded.Duplicate, facts.Count).ToArray();
        var rows = facts.Select((fact, place) => (Row: ToRow(subject, fact), Place: place)).DistinctBy(entry => entry.Row.RowKey, StringComparer.Ordinal);
        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            var left = chunk.ToList();
            while (left.Count > 0)
            {
                try
                {
                    await table.SubmitTransactionAsync(left.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, entry.Row)), ct).ConfigureAwait(false);
                    left.ForEach(entry => recorded[entry.Place] = Recorded.New);
                    left.Clear();
                }
                catch (TableTransactionFailedException e) when (e.Status == 409 && e.FailedTransactionActionIndex is { } known)
                {
                    left.RemoveAt(known);
                }
            }
        }

        return recorded;
    }

    /// <summary>All facts of a subject, by the time at which they happened, then source and id.</summary>
    public async Task<IReadOnlyList<RecordedFact>> Of(string subject, CancellationToken ct)
    {
        var facts = new List<RecordedFact>();
        await foreach (var row in table.QueryAsync<FactRow>(TableClient.CreateQueryFilter($"PartitionKey eq {subject}"), cancellationToken: ct).ConfigureAwait(false))
        {
            facts.Add(new RecordedFact(row.Source, row.Id, row.Kind, row.At, row.Details));
        }

        return [.. facts.OrderBy(fact => fact.At).ThenBy(fact => fact.Source, StringComparer.Ordinal).ThenBy(fact => fact.Id, StringComparer.Ordinal)];
    }

    /// <summary>Says details of facts otherwise where they name somebody who was erased: the one change that a fact knows.</summary>
    /// <param name="subject">What they are about.</param>
    /// <param name="reword">Details as they are to be said; those that stay as they are, or null for the same.</param>
    /// <param name="ct">Stops between facts.</param>
    /// <returns>Number of facts that were said otherwise.</returns>
    public async Task<int> Reword(string subject, Func<RecordedFact, string?> reword, CancellationToken ct)
    {
        var reworded = 0;
        await foreach (var row in table.QueryAsync<FactRow>(TableClient.CreateQueryFilter($"PartitionKey eq {subject}"), cancellationToken: ct).ConfigureAwait(false))
        {
            if (Otherwise(row, reword) is not null)
            {
                await Optimistic.Run($"A fact of {subject}", async token =>
                {
                    var stored = await table.GetEntityIfExistsAsync<FactRow>(row.PartitionKey, row.RowKey, cancellationToken: token).ConfigureAwait(false);
                    if (stored is { HasValue: true, Value: { } now } && Otherwise(now, reword) is { } details)
                    {
                        now.Details = details;
                        await table.Put(now, token).ConfigureAwait(false);
                    }

                    return true;
                }, ct).ConfigureAwait(false);
                reworded++;
            }
        }

        return reworded;
    }

    /// <summary>What a fact is to say; null when it says so already.</summary>
    private static string? Otherwise(FactRow row, Func<RecordedFact, string?> reword) =>
        reword(new RecordedFact(row.Source, row.Id, row.Kind, row.At, row.Details)) is { } details && details != row.Details ? details : null;

    /// <summary>Facts that were told before a moment, in the order of their subjects.</summary>
    /// <param name="kinds">Beginnings of subjects, with the bar, in ordinal order: others are passed over.</param>
    /// <param name="after">The last place that was told before; empty to begin.</param>
    /// <param name="before">The moment.</param>
    /// <param name="most">How many are told.</param>
    /// <param name="ct">Stops the queries.</param>
    /// <returns>The last place that was looked at, null when there are no further ones; and the facts with their subjects.</returns>
    public async Task<(string? Last, IReadOnlyList<(string Subject, RecordedFact Fact)> Facts)> Told(
        IReadOnlyList<string> kinds, string after, DateTimeOffset before, int most, CancellationToken ct)
    {
        var (facts, place) = (new List<(string, RecordedFact)>(), after.LastIndexOf('|'));
        var (subject, key) = place < 0 ? ("", "") : (after[..place], after[(place + 1)..]);
        foreach (var kind in kinds)
        {
            var end = kind[..^1] + "}";
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {kind} and PartitionKey lt {end} and (PartitionKey gt {subject} or (PartitionKey eq {subject} and RowKey gt {key})) and RecordedAt lt {before}");
            await foreach (var row in table.QueryAsync<FactRow>(filter, cancellationToken: ct).ConfigureAwait(false))
            {
                facts.Add((row.PartitionKey, new RecordedFact(row.Source, row.Id, row.Kind, row.At, row.Details)));
                if (facts.Count == most)
                {
                    return ($"{row.PartitionKey}|{row.RowKey}", facts);
                }
            }
        }

        return (null, facts);
    }

    private FactRow ToRow(string subject, RecordedFact fact) => new()
    {
        PartitionKey = subject,
        RowKey = Keys.Digest(fact.Source, fact.Id),
        Source = fact.Source,
        Id = fact.Id,
        Kind = fact.Kind,
        At = fact.At,
        Details = fact.Details,
        RecordedAt = clock.GetUtcNow(),
    };

    private sealed class FactRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Source { get; set; } = "";

        public string Id { get; set; } = "";

        public string Kind { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public string Details { get; set; } = "";

        public DateTimeOffset RecordedAt { get; set; }
    }
}
