using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Models;
using Azure.Data.Tables;

namespace Attribution.Storage.Paths;

/// <summary>The data-driven models as they were last computed, per window of weeks; a later computation of a window replaces it.</summary>
public sealed class DataDrivenStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "DataDriven";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Keeps results.</summary>
    public async Task Put(IReadOnlyList<DataDrivenCredits> results, CancellationToken ct)
    {
        foreach (var result in results)
        {
            await table.UpsertEntityAsync(Row(result), TableUpdateMode.Replace, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Results for a window, in order of the models, each with the time at which it was computed; none before the first computation.</summary>
    public async Task<IReadOnlyList<(DataDrivenCredits Credits, DateTimeOffset ComputedAt)>> Of(ReportingWeek from, ReportingWeek to, CancellationToken ct)
    {
        var results = new List<(DataDrivenCredits, DateTimeOffset)>();
        foreach (var model in Enum.GetValues<DataDrivenModel>())
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(to.ToString(), Key(from, model), cancellationToken: ct).ConfigureAwait(false);
            if (stored is { HasValue: true, Value: { } row })
            {
                results.Add((Credits(row, model, from, to), row.GetDateTimeOffset("ComputedAt") ?? default));
            }
        }

        return results;
    }

    private static string Key(ReportingWeek from, DataDrivenModel model) => $"{from}|{model.ToString().ToLowerInvariant()}";

    private TableEntity Row(DataDrivenCredits result) => new(result.To.ToString(), Key(result.From, result.Model))
    {
        ["Settings"] = result.Settings,
        ["Leads"] = result.Leads,
        ["Nulls"] = result.Nulls,
        ["NullsThrough"] = result.NullsThrough is { } day ? Keys.Day(day) : null,
        ["Paths"] = result.Paths,
        ["Fallback"] = (int?)result.Fallback,
        ["Channels"] = JsonSerializer.Serialize(result.Channels),
        ["ComputedAt"] = clock.GetUtcNow(),
    };

    private static DataDrivenCredits Credits(TableEntity row, DataDrivenModel model, ReportingWeek from, ReportingWeek to) => new(
        model,
        from,
        to,
        row.GetString("Settings")!,
        row.GetInt64("Leads") ?? 0,
        row.GetInt64("Nulls") ?? 0,
        row.GetString("NullsThrough") is { } day ? Keys.ParseDay(day) : null,
        row.GetInt32("Paths") ?? 0,
        (AttributionModel?)row.GetInt32("Fallback"),
        JsonSerializer.Deserialize<List<DataDrivenChannel>>(row.GetString("Channels")!)!);
}
