using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Paths;
using Azure.Data.Tables;

namespace Attribution.Storage.Operations;

/// <summary>Compares the sums of credit with the ledger that they add up, a week and shard at a time.</summary>
public sealed class CreditSumCheck(TableServiceClient tables)
{
    private static readonly SumRows Sums = new(CreditTable.SumPrefix, Values);

    private readonly TableClient table = tables.GetTableClient(CreditTable.Name);

    /// <summary>Compares, and mends if asked to.</summary>
    /// <param name="week">The week.</param>
    /// <param name="shard">One of <see cref="Keys.HexShards"/>.</param>
    /// <param name="mend">Whether to write what should be.</param>
    /// <param name="ct">Stops between calls.</param>
    public Task<SumCheck> Run(ReportingWeek week, string shard, bool mend, CancellationToken ct)
    {
        var partition = CreditTable.Partition(week, shard);
        return new SumComparison(table, Sums).Run(partition, token => Recompute(partition, token), mend, ct);
    }

    private async Task<IReadOnlyDictionary<string, TableEntity>> Recompute(string partition, CancellationToken ct)
    {
        var sums = new Dictionary<string, Dictionary<SumPart, ModelCredits>>(StringComparer.Ordinal);
        await foreach (var lead in table.QueryAsync<TableEntity>(Keys.Prefix(partition, CreditTable.LedgerPrefix), cancellationToken: ct).ConfigureAwait(false))
        {
            foreach (var (key, parts) in LeadShares.Difference(null, CreditTable.Ledger(lead)))
            {
                var sum = sums.TryGetValue(key, out var known) ? known : sums[key] = [];
                foreach (var (part, credits) in parts)
                {
                    sum[part] = sum.GetValueOrDefault(part, ModelCredits.None) + credits;
                }
            }
        }

        return sums.ToDictionary(sum => sum.Key, sum => Row(partition, sum.Key, sum.Value), StringComparer.Ordinal);
    }

    private static TableEntity Row(string partition, string key, Dictionary<SumPart, ModelCredits> parts)
    {
        var row = new TableEntity(partition, key);
        foreach (var (part, credits) in parts)
        {
            CreditTable.Add(row, part, credits);
        }

        return row;
    }

    /// <summary>Columns of the row itself: what mending takes away must be one.</summary>
    private static Dictionary<string, string> Values(TableEntity row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Enum.GetValues<SumPart>())
        {
            var credits = CreditTable.Part(row, part);
            if (part != SumPart.Credited && !credits.IsNone)
            {
                values[part.ToString()] = string.Join(' ', ModelCredits.Models.Select(model => Text(credits[model])));
            }
            else if (part == SumPart.Credited)
            {
                foreach (var model in ModelCredits.Models.Where(model => credits[model] != 0))
                {
                    values[model.ToString()] = Text(credits[model]);
                }
            }
        }

        return values;
    }

    private static string Text(long units) => units.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Compares the counts of paths with the leads and the journeys without a lead that took them, a week and shard at a time.</summary>
public sealed class PathCountCheck(TableServiceClient tables)
{
    private const string Journeys = "Journeys";

    private static readonly SumRows Counts = new(PathSums.Prefix, row => row.GetInt64(Journeys) is { } journeys and not 0
        ? new Dictionary<string, string> { [Journeys] = journeys.ToString(CultureInfo.InvariantCulture) }
        : new Dictionary<string, string>());

    private readonly TableClient credits = tables.GetTableClient(CreditTable.Name);
    private readonly TableClient nullPaths = tables.GetTableClient(NullPathStore.Name);

    /// <summary>Compares, and mends if asked to.</summary>
    /// <param name="week">The week.</param>
    /// <param name="shard">One of <see cref="Keys.HexShards"/>.</param>
    /// <param name="mend">Whether to write what should be.</param>
    /// <param name="ct">Stops between calls.</param>
    public async Task<SumCheck> Run(ReportingWeek week, string shard, bool mend, CancellationToken ct)
    {
        var (ofLeads, ofNobody) = (CreditTable.Partition(week, shard), NullPathStore.Partition(week, shard));
        return await new SumComparison(credits, Counts).Run(ofLeads, token => Recompute(credits, ofLeads, CreditTable.LedgerPrefix, token), mend, ct).ConfigureAwait(false)
            + await new SumComparison(nullPaths, Counts).Run(ofNobody, token => Recompute(nullPaths, ofNobody, NullPathStore.EndPrefix, token), mend, ct).ConfigureAwait(false);
    }

    /// <summary>Leads and ends of journeys name their path in the same column; an empty one is none.</summary>
    private static async Task<IReadOnlyDictionary<string, TableEntity>> Recompute(TableClient table, string partition, string prefix, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, prefix), cancellationToken: ct).ConfigureAwait(false))
        {
            if (row.GetString("Path") is { Length: > 0 } path)
            {
                counts[path] = counts.GetValueOrDefault(path) + 1;
            }
        }

        return counts.ToDictionary(
            count => PathSums.Key(count.Key), count => new TableEntity(partition, PathSums.Key(count.Key)) { ["Path"] = count.Key, [Journeys] = count.Value }, StringComparer.Ordinal);
    }
}
