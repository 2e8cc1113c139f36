using System.Globalization;
using Attribution.Domain.Calendar;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Reports;

/// <summary>How far the report of one week and marketer has got. The numbers are stored.</summary>
public enum ReportState
{
    /// <summary>A message asks for it.</summary>
    Queued = 1,

    /// <summary>Inputs and bytes are stored and will not change.</summary>
    Frozen = 2,

    /// <summary>Handed to the mail server.</summary>
    Sent = 3,

    /// <summary>The mail server refuses the address for good.</summary>
    Refused = 4,
}

/// <summary>Names a report.</summary>
/// <param name="Week">The reported week.</param>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Revision">1 for the first; a reopened week has further ones.</param>
public readonly record struct ReportId(ReportingWeek Week, string Marketer, int Revision = 1)
{
    /// <summary>For messages: <c>2026-W12 of anna</c>, and the revision where there are several.</summary>
    public override string ToString() => Revision == 1 ? $"{Week} of {Marketer}" : $"{Week} of {Marketer}, revision {Revision}";
}

/// <summary>One report's row.</summary>
/// <param name="Id">Which report.</param>
/// <param name="State">How far it has got.</param>
/// <param name="QueuedAt">When it was last asked for.</param>
/// <param name="InputsHash">SHA-256 of its inputs; null before it is frozen.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record ReportRecord(ReportId Id, ReportState State, DateTimeOffset QueuedAt, string? InputsHash, string? Reason);

/// <summary>
/// State of every report: asked for, frozen, sent. A report is frozen once; whoever comes second takes what is there.
/// </summary>
public sealed class ReportStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Reports";

    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>All reports of a week, of every revision.</summary>
    public async Task<IReadOnlyList<ReportRecord>> Of(ReportingWeek week, CancellationToken ct)
    {
        var records = new List<ReportRecord>();
        await foreach (var row in table.QueryAsync<ReportRow>(TableClient.CreateQueryFilter($"PartitionKey eq {week.ToString()} and RowKey lt {SnapshotStore.Prefix}"), cancellationToken: ct).ConfigureAwait(false))
        {
            records.Add(ToRecord(week, row));
        }

        return records;
    }

    /// <summary>One report; null before it was asked for.</summary>
    public async Task<ReportRecord?> Find(ReportId id, CancellationToken ct) =>
        await Row(id, ct).ConfigureAwait(false) is { } row ? ToRecord(id.Week, row) : null;

    /// <summary>The latest revision of a reader's report that is built; null when none is.</summary>
    public async Task<ReportRecord?> Latest(ReportingWeek week, string marketer, CancellationToken ct) =>
        (await Of(week, ct).ConfigureAwait(false)).Where(report => report.Id.Marketer == marketer && report.InputsHash is not null).MaxBy(report => report.Id.Revision);

    /// <summary>Notes that a report is asked for now; a report that is further stays as it is.</summary>
    public Task Queue(ReportId id, CancellationToken ct) => Change(id, row =>
    {
        if (row.State == ReportState.Queued)
        {
            row.QueuedAt = clock.GetUtcNow();
        }
    }, ct);

    /// <summary>Freezes a report, unless somebody has.</summary>
    /// <returns>The hash that counts: of the inputs that were frozen first.</returns>
    public async Task<string> Freeze(ReportId id, string inputsHash, CancellationToken ct)
    {
        var counts = inputsHash;
        await Change(id, row =>
        {
            row.InputsHash ??= inputsHash;
            row.State = row.State == ReportState.Queued ? ReportState.Frozen : row.State;
            counts = row.InputsHash;
        }, ct).ConfigureAwait(false);
        return counts;
    }

    /// <summary>Takes the right to send a report for five minutes, so that two deliveries of one message send one mail.</summary>
    /// <returns>False when it is sent or refused already, or somebody else is at it.</returns>
    public async Task<bool> ClaimSending(ReportId id, CancellationToken ct)
    {
        var claimed = false;
        await Change(id, row =>
        {
            var now = clock.GetUtcNow();
            claimed = row.State == ReportState.Frozen && !(row.ClaimedUntil > now);
            if (claimed)
            {
                row.ClaimedUntil = now + ClaimLasts;
            }
        }, ct).ConfigureAwait(false);
        return claimed;
    }

    /// <summary>Gives a claim back after a failure that may pass, so that the retry need not wait.</summary>
    public Task ReleaseClaim(ReportId id, CancellationToken ct) =>
        Change(id, row => row.ClaimedUntil = null, ct);

    /// <summary>Notes that the mail server took the report.</summary>
    public Task MarkSent(ReportId id, CancellationToken ct) => Change(id, row =>
    {
        row.State = ReportState.Sent;
        row.SentAt = clock.GetUtcNow();
    }, ct);

    /// <summary>Notes that the address is refused for good; a report that was sent stays sent.</summary>
    public Task MarkRefused(ReportId id, string reason, CancellationToken ct) => Change(id, row =>
    {
        if (row.State != ReportState.Sent)
        {
            row.State = ReportState.Refused;
            row.Reason = reason;
        }
    }, ct);

    private Task Change(ReportId id, Action<ReportRow> change, CancellationToken ct) =>
        Optimistic.Run($"Report {id}", async token =>
        {
            var row = await Row(id, token).ConfigureAwait(false)
                ?? new ReportRow { PartitionKey = id.Week.ToString(), RowKey = RowKey(id), QueuedAt = clock.GetUtcNow() };
            change(row);
            await (row.ETag == default
                ? table.AddEntityAsync(row, token)
                : table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token)).ConfigureAwait(false);
            return true;
        }, ct);

    private async Task<ReportRow?> Row(ReportId id, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<ReportRow>(id.Week.ToString(), RowKey(id), cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private static string RowKey(ReportId id) =>
        id.Revision == 1 ? id.Marketer : string.Create(CultureInfo.InvariantCulture, $"{id.Marketer}|{id.Revision:D4}");

    private static ReportId Id(ReportingWeek week, string rowKey) =>
        rowKey.Split('|') is [var marketer, var revision] ? new(week, marketer, int.Parse(revision, CultureInfo.InvariantCulture)) : new(week, rowKey);

    private static ReportRecord ToRecord(ReportingWeek week, ReportRow row) =>
        new(Id(week, row.RowKey), row.State, row.QueuedAt, row.InputsHash, row.Reason);

    private sealed class ReportRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public ReportState State { get; set; } = ReportState.Queued;

        public DateTimeOffset QueuedAt { get; set; }

        public string? InputsHash { get; set; }

        public DateTimeOffset? ClaimedUntil { get; set; }

        public DateTimeOffset? SentAt { get; set; }

        public string? Reason { get; set; }
    }
}
