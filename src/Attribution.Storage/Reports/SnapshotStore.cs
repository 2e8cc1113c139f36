using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Reports;

/// <summary>Names a snapshot and says where it came from.</summary>
/// <param name="Week">The reported week.</param>
/// <param name="Revision">1 for the first; one more each time the week is reopened.</param>
/// <param name="Hash">SHA-256 of its canonical bytes.</param>
/// <param name="Reason">Why the week was reopened; empty for the first.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record SnapshotRecord(ReportingWeek Week, int Revision, string Hash, string Reason, DateTimeOffset ReadAt);

/// <summary>
/// The snapshots that reports of a week follow from: a row of the table <c>Reports</c> that names the content, which lies in the container
/// of the same name. Neither is ever overwritten.
/// </summary>
public sealed class SnapshotStore(TableServiceClient tables, ReportFiles files)
{
    /// <summary>Row keys of snapshots sort behind those of all marketers, whose ids are letters, digits and hyphens.</summary>
    internal const string Prefix = "|";

    private readonly TableClient table = tables.GetTableClient(ReportStore.Name);

    /// <summary>Keeps a snapshot, unless its revision is there already.</summary>
    /// <returns>The one that counts: whichever was kept first.</returns>
    public async Task<SnapshotRecord> Add(WeekSnapshot snapshot, CancellationToken ct)
    {
        var (week, bytes) = (snapshot.Week.Week, SnapshotText.ToBytes(snapshot));
        var record = new SnapshotRecord(week, snapshot.Revision, SnapshotText.Hash(bytes), snapshot.Reason, snapshot.ReadAt);
        await files.PutSnapshot(week, record.Hash, bytes, ct).ConfigureAwait(false);
        try
        {
            await table.AddEntityAsync(new SnapshotRow(record), ct).ConfigureAwait(false);
            return record;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await Find(week, snapshot.Revision, ct).ConfigureAwait(false) ?? throw new InvalidOperationException($"Snapshot {week} {snapshot.Revision} is there and is not.");
        }
    }

    /// <summary>One snapshot; null when there is none.</summary>
    public async Task<SnapshotRecord?> Find(ReportingWeek week, int revision, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<SnapshotRow>(week.ToString(), RowKey(revision), cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } found } ? found.ToRecord(week) : null;
    }

    /// <summary>All revisions of a week, first to last.</summary>
    public async Task<IReadOnlyList<SnapshotRecord>> Of(ReportingWeek week, CancellationToken ct)
    {
        var found = new List<SnapshotRecord>();
        await foreach (var row in table.QueryAsync<SnapshotRow>(Keys.Prefix(week.ToString(), Prefix), cancellationToken: ct).ConfigureAwait(false))
        {
            found.Add(row.ToRecord(week));
        }

        return found;
    }

    /// <summary>Content of a snapshot.</summary>
    public async Task<WeekSnapshot> Read(ReportingWeek week, string hash, CancellationToken ct) =>
        SnapshotText.FromBytes(await files.Snapshot(week, hash, ct).ConfigureAwait(false));

    private static string RowKey(int revision) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{revision:D4}");

    private sealed class SnapshotRow : ITableEntity
    {
        public SnapshotRow()
        {
        }

        public SnapshotRow(SnapshotRecord record)
        {
            (PartitionKey, RowKey) = (record.Week.ToString(), SnapshotStore.RowKey(record.Revision));
            (Hash, Reason, ReadAt) = (record.Hash, record.Reason, record.ReadAt);
        }

        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Hash { get; set; } = "";

        public string Reason { get; set; } = "";

        public DateTimeOffset ReadAt { get; set; }

        public SnapshotRecord ToRecord(ReportingWeek week) =>
            new(week, int.Parse(RowKey.AsSpan(Prefix.Length), CultureInfo.InvariantCulture), Hash, Reason, ReadAt);
    }
}
