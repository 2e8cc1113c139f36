using System.IO.Pipelines;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Imports;

/// <summary>
/// Takes in a file of any size: rows are read as they arrive and stored a chunk at a time. When this returns, everything that the receipt does
/// not reject is durable; when it throws, the chunks before are, and importing the file again completes it.
/// </summary>
public sealed class ImportRun(CatalogStore catalog, DayTotalStore store, IOptions<AttributionOptions> options, ReportingCalendar calendar, IntakeTallies intake)
{
    private const int RowsPerChunk = 5_000;
    private const int Parallelism = 8;

    private readonly FileGate gate = new();

    /// <summary>Imports a file, or with a dry run says what importing it would do.</summary>
    /// <exception cref="StoreBusyException">Two files are being imported already.</exception>
    public Task<ImportResult> Run(ImportOrder order, PipeReader body, CancellationToken ct) => gate.Enter(() => Import(order, body, ct));

    private async Task<ImportResult> Import(ImportOrder order, PipeReader body, CancellationToken ct)
    {
        var rules = await Rules(order, ct).ConfigureAwait(false);
        var tally = new ImportTally(order.IsDryRun ? null : intake);
        var seen = new SeenRows();
        var chunk = new List<TakenRow>();
        var source = order.Format.Open(body, order.Csv);
        await using (source.ConfigureAwait(false))
        {
            while (true)
            {
                var read = await Next(source, ct).ConfigureAwait(false);
                switch (read)
                {
                    case RowRead.Found(var row):
                        Take(RowReading.Read(rules, row), row.Line, seen, chunk, tally);
                        break;
                    case RowRead.Spoilt(var line, var fault):
                        tally.Reject(line, fault, rules.ChannelOfAll);
                        break;
                }

                if (chunk.Count == RowsPerChunk || read is RowRead.End)
                {
                    await Store(order.IsDryRun, chunk, tally, ct).ConfigureAwait(false);
                    chunk.Clear();
                }

                if (read is RowRead.End(var end))
                {
                    return new ImportResult(tally.ToReceipt(order), end);
                }
            }
        }
    }

    private async Task<RowRead> Next(IRowSource source, CancellationToken ct)
    {
        try
        {
            return await source.Next(ct).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new RowRead.End(TooLarge(options.Value.MostImportBytes));
        }
    }

    /// <summary>What is wrong with a file that is too large.</summary>
    internal static FileFault TooLarge(long most) =>
        new(FileFaultKind.TooLarge, new ItemFault("", "body-too-large", $"A file holds at most {most:N0} bytes. Export fewer days at a time."));

    private async Task<RowRules> Rules(ImportOrder order, CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: true, ct).ConfigureAwait(false);
        var campaigns = await catalog.All<Campaign>(includeRetired: false, ct).ConfigureAwait(false);
        return new RowRules(
            order.Source, order.ReportedAt, calendar.Today, options.Value.Currency, order.Csv.DateFormat, order.Csv.Numbers, order.Channel,
            order.Channel.Connection?.Campaign ?? "",
            channels.Keys.ToHashSet(StringComparer.Ordinal),
            campaigns.GroupBy(c => c.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => g.Single().Id, StringComparer.OrdinalIgnoreCase));
    }

    private static void Take(RowResult result, int line, SeenRows seen, List<TakenRow> chunk, ImportTally tally)
    {
        switch (result)
        {
            case RowResult.Skipped:
                tally.Skip();
                break;
            case RowResult.Rejected rejected:
                tally.Reject(line, rejected.Fault, rejected.Channel);
                break;
            case RowResult.Totals(var totals, var isReachOnly):
                switch (seen.Earlier(line, totals))
                {
                    case null:
                        chunk.Add(new TakenRow(line, totals, isReachOnly));
                        break;
                    case (_, IsEqual: true):
                        tally.Take(RowOutcome.Unchanged, isReachOnly, totals[0]);
                        break;
                    case (var first, _):
                        tally.Reject(line, new ItemFault("", "duplicate-row", $"Line {first} says something else about the same campaign and day, and was taken. Export one row per campaign and day."), totals[0].Channel);
                        break;
                }

                break;
        }
    }

    /// <summary>One or a few transactions per channel and day.</summary>
    private async Task Store(bool isDryRun, List<TakenRow> chunk, ImportTally tally, CancellationToken ct)
    {
        var groups = chunk.SelectMany(row => row.Totals.Select(total => (row, total))).GroupBy(t => (t.total.Channel, t.total.From));
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (group, token) =>
        {
            var rows = group.ToList();
            DayTotal[] totals = [.. rows.Select(r => r.total)];
            var changes = isDryRun
                ? await store.Preview(group.Key.Channel, group.Key.From, totals, token).ConfigureAwait(false)
                : await store.State(group.Key.Channel, group.Key.From, totals, token).ConfigureAwait(false);
            for (var i = 0; i < totals.Length; i++)
            {
                // All statements of a row have one channel and day, so no other group touches the row.
                rows[i].row.Note(totals[i], changes[i]);
            }
        }).ConfigureAwait(false);

        foreach (var row in chunk)
        {
            row.Settle(tally);
        }

        tally.SettleProblems();
    }

    /// <summary>A row on its way into the store.</summary>
    private sealed class TakenRow(int line, IReadOnlyList<DayTotal> totals, bool isReachOnly)
    {
        private RowOutcome outcome;
        private ItemFault? fault;

        public IReadOnlyList<DayTotal> Totals => totals;

        /// <summary>A row is restated when anything is, else added when anything is.</summary>
        public void Note(DayTotal total, TotalChange change)
        {
            if (change.Contradicts(total))
            {
                var column = $"{total.Measure}".ToLowerInvariant();
                Fails(column, "contradicting-total", $"Another value is stored with the same reportedAt: {change.Before}. Send a later reportedAt, or one row per campaign and day.");
            }

            var now = change.HasNewValue(total) ? RowOutcome.Restated : change.Outcome == TotalOutcome.Added ? RowOutcome.Added : RowOutcome.Unchanged;
            outcome = (RowOutcome)Math.Max((int)outcome, (int)now);
        }

        private void Fails(string column, string code, string message) => fault ??= new ItemFault(column, code, message);

        public void Settle(ImportTally tally)
        {
            if (fault is not null)
            {
                tally.Reject(line, fault, totals[0].Channel);
            }
            else
            {
                tally.Take(outcome, isReachOnly, totals[0]);
            }
        }
    }
}
