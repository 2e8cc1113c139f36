using System.Globalization;
using Attribution.Domain.Catalog;
using Azure.Data.Tables;

namespace Attribution.Storage.Catalog;

/// <summary>
/// Plans with all their versions. The entry of the catalogue is the latest version; every version has a row of its own beside it, written in
/// the same transaction and never changed. Taking a plan away is a version too: what it covered before stays covered.
/// </summary>
public sealed class PlanStore(TableServiceClient tables)
{
    /// <summary>Sorts after every id, so that versions are no entries.</summary>
    internal const string VersionPrefix = "|";

    private static readonly string Partition = CatalogRow.Partition<Plan>();

    private readonly TableClient table = tables.GetTableClient(CatalogStore.Name);

    /// <summary>Every version of every plan, those of withdrawn plans too, sorted by id, then version.</summary>
    public async Task<IReadOnlyList<Plan>> Versions(CancellationToken ct)
    {
        var versions = new Dictionary<(string Id, int Version), Plan>();
        await foreach (var row in table.QueryAsync<CatalogRow>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: ct).ConfigureAwait(false))
        {
            // A plan that was written before versions were kept has its entry alone; one that was taken away then covers nothing.
            var plan = row.Entry<Plan>();
            if (!row.IsRetired || plan.IsWithdrawn)
            {
                versions[(plan.Id, plan.Version)] = plan;
            }
        }

        return [.. versions.Values.OrderBy(plan => plan.Id, StringComparer.Ordinal).ThenBy(plan => plan.Version)];
    }

    /// <summary>Every version of one plan, in order; none when there never was such a plan.</summary>
    public async Task<IReadOnlyList<Plan>> VersionsOf(string id, CancellationToken ct) =>
        [.. (await Versions(ct).ConfigureAwait(false)).Where(plan => plan.Id == id)];

    /// <summary>Writes a plan as its next version.</summary>
    /// <param name="plan">The plan; its version number is set here.</param>
    /// <param name="ct">Stops between attempts.</param>
    /// <returns>The version that was written, and whether there was no such plan, or it was withdrawn.</returns>
    public async Task<(Plan Written, bool IsNew)> Put(Plan plan, CancellationToken ct)
    {
        var written = plan;
        var isNew = false;
        await Change(plan.Id, latest =>
        {
            isNew = latest is null or { IsWithdrawn: true };
            return written = plan with { Version = (latest?.Version ?? 0) + 1 };
        }, ct).ConfigureAwait(false);
        return (written, isNew);
    }

    /// <summary>Takes a plan away from a day on.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Withdraw(string id, DateOnly from, CancellationToken ct)
    {
        var isThere = false;
        await Change(id, latest =>
        {
            isThere = latest is { IsWithdrawn: false };
            return isThere ? latest! with { Version = latest.Version + 1, HoldsFrom = from, IsWithdrawn = true } : null;
        }, ct).ConfigureAwait(false);
        return isThere;
    }

    private Task Change(string id, Func<Plan?, Plan?> next, CancellationToken ct) => Optimistic.Run($"Plan {id}", async token =>
    {
        var entry = await Row(id, token).ConfigureAwait(false);
        var latest = entry?.Entry<Plan>();
        latest = entry is { IsRetired: true } && latest is { IsWithdrawn: false } ? latest with { IsWithdrawn = true } : latest;
        if (next(latest) is not { } plan)
        {
            return true;
        }

        var row = CatalogRow.Of(id, plan, plan.IsWithdrawn);
        List<TableTransactionAction> actions =
        [
            entry is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, entry.ETag),
            new(TableTransactionActionType.Add, CatalogRow.Of(VersionKey(plan), plan, plan.IsWithdrawn)),
        ];
        if (latest is { IsWithdrawn: false } && await Row(VersionKey(latest), token).ConfigureAwait(false) is null)
        {
            actions.Add(new(TableTransactionActionType.Add, CatalogRow.Of(VersionKey(latest), latest, isRetired: false)));
        }

        await table.SubmitTransactionAsync(actions, token).ConfigureAwait(false);
        return true;
    }, ct);

    private async Task<CatalogRow?> Row(string key, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<CatalogRow>(Partition, key, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private static string VersionKey(Plan plan) => string.Create(CultureInfo.InvariantCulture, $"{VersionPrefix}{plan.Id}|{plan.Version:D6}");
}
