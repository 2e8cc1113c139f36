using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Operations;

/// <summary>An operation that somebody asked for.</summary>
/// <param name="At">When it began.</param>
/// <param name="What">What was done, for example <c>replay-poison</c>.</param>
/// <param name="On">What it was done to: a queue, a report, days.</param>
/// <param name="Filter">Which of it, as it was asked for.</param>
/// <param name="IsDryRun">Whether it only said what it would do.</param>
/// <param name="Caller">Who asked, as far as that is known.</param>
/// <param name="Count">How many items or differences; null when it never came to its end.</param>
/// <param name="EndedAt">When it ended; null when it never did.</param>
/// <param name="Outcome">What came of it, in a sentence.</param>
public sealed record AuditEntry(
    DateTimeOffset At, string What, string On, string Filter, bool IsDryRun, string Caller, int? Count, DateTimeOffset? EndedAt, string? Outcome);

/// <summary>What was done by hand, and by whom. A row is written before the operation and completed after it: one that died in between is seen, too.</summary>
public sealed class AuditStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Audit";

    private const int MostCharacters = 4_000;

    /// <summary>Columns whose texts come from whoever asked.</summary>
    private static readonly string[] Texts = ["On", "Filter", "Outcome"];

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Notes that an operation begins.</summary>
    /// <returns>What to complete it by.</returns>
    public async Task<AuditTicket> Begin(string what, string on, string filter, bool isDryRun, string caller, CancellationToken ct)
    {
        for (var at = clock.GetUtcNow(); ; at = at.AddTicks(1))
        {
            var row = new TableEntity(Keys.Day(DateOnly.FromDateTime(at.UtcDateTime)), Key(at))
            {
                ["At"] = at,
                ["What"] = what,
                ["On"] = Cut(on),
                ["Filter"] = Cut(filter),
                ["IsDryRun"] = isDryRun,
                ["Caller"] = Cut(caller),
            };
            try
            {
                await table.AddEntityAsync(row, ct).ConfigureAwait(false);
                return new AuditTicket(row.PartitionKey, row.RowKey);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another one of the same moment.
            }
        }
    }

    /// <summary>Notes that an operation has come to its end.</summary>
    public Task End(AuditTicket ticket, int count, string outcome, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return table.UpdateEntityAsync(
            new TableEntity(ticket.Day, ticket.Key) { ["Count"] = count, ["EndedAt"] = clock.GetUtcNow(), ["Outcome"] = Cut(outcome) }, ETag.All, TableUpdateMode.Merge, ct);
    }

    /// <summary>Says otherwise by what was asked where that quotes somebody who was erased: reads the whole table. That something was done, when and by whom stays.</summary>
    /// <param name="quotes">Whether a text does.</param>
    /// <param name="instead">What is said instead.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <returns>Number of rows that were said otherwise.</returns>
    public async Task<int> Reword(Func<string, bool> quotes, string instead, CancellationToken ct)
    {
        var reworded = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: ct).ConfigureAwait(false))
        {
            if (Texts.Where(text => row.GetString(text) is { } said && quotes(said)).ToList() is [_, ..] quoting)
            {
                var merged = new TableEntity(row.PartitionKey, row.RowKey);
                quoting.ForEach(text => merged[text] = instead);
                await table.UpdateEntityAsync(merged, ETag.All, TableUpdateMode.Merge, ct).ConfigureAwait(false);
                reworded++;
            }
        }

        return reworded;
    }

    /// <summary>Operations of some days (UTC), both included, the latest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> Of(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var entries = new List<AuditEntry>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Keys.Day(from)} and PartitionKey le {Keys.Day(to)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            entries.Add(new AuditEntry(
                row.GetDateTimeOffset("At") ?? default, row.GetString("What") ?? "", row.GetString("On") ?? "", row.GetString("Filter") ?? "", row.GetBoolean("IsDryRun") ?? false,
                row.GetString("Caller") ?? "", row.GetInt32("Count"), row.GetDateTimeOffset("EndedAt"), row.GetString("Outcome")));
        }

        return [.. entries.OrderByDescending(entry => entry.At)];
    }

    /// <summary>Forgets operations of before a day (UTC).</summary>
    /// <param name="before">The day.</param>
    /// <param name="most">How many are forgotten at once.</param>
    /// <param name="ct">Stops between operations.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> Expire(DateOnly before, int most, CancellationToken ct) => table.Expire(TableClient.CreateQueryFilter($"PartitionKey lt {Keys.Day(before)}"), most, ct);

    private static string Key(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length > MostCharacters ? text[..MostCharacters] : text;
}

/// <summary>An operation that has begun.</summary>
/// <param name="Day">Partition of its row.</param>
/// <param name="Key">Key of its row.</param>
public sealed record AuditTicket(string Day, string Key);
