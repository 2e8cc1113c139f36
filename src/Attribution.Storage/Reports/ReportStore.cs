using System.Globalization;
using Attribution.Domain.Calendar;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Reports;

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
    public async Task<SendingClaim> ClaimSending(ReportId id, CancellationToken ct)
    {
        SendingClaim claim = new SendingClaim.Over();
        await Change(id, row =>
        {
            var now = clock.GetUtcNow();
            claim = row.State != ReportState.Frozen ? new SendingClaim.Over()
                : row.ClaimedUntil is { } until && until > now ? new SendingClaim.Later(until)
                : row.NextTryAt is { } next && next > now ? new SendingClaim.Later(next)
                : new SendingClaim.Mine();
            if (claim is SendingClaim.Mine)
            {
                row.ClaimedUntil = now + ClaimLasts;
            }
        }, ct).ConfigureAwait(false);
        return claim;
    }

    /// <summary>Notes that the mail server did not take the report this time, and gives the claim back.</summary>
    /// <param name="id">Which report.</param>
    /// <param name="error">What happened.</param>
    /// <param name="wait">How long to wait after so many failures; null to give up.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>When to try again; null when it is given up, or over for another reason.</returns>
    public async Task<DateTimeOffset?> PutOff(ReportId id, string error, Func<int, TimeSpan?> wait, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(wait);
        DateTimeOffset? next = null;
        await Change(id, row =>
        {
            if (row.State == ReportState.Frozen)
            {
                row.Tries++;
                row.LastError = error;
                row.NextTryAt = next = clock.GetUtcNow() + wait(row.Tries);
                row.ClaimedUntil = null;
                (row.State, row.Reason) = next is null ? (ReportState.GivenUp, error) : (row.State, row.Reason);
            }
        }, ct).ConfigureAwait(false);
        return next;
    }

    /// <summary>Lets a report that was given up or refused be sent after all, as if it had not been tried; any other stays as it is.</summary>
    public Task TryAgain(ReportId id, CancellationToken ct) => Change(id, row =>
    {
        if (row.State is ReportState.GivenUp or ReportState.Refused)
        {
            // Whoever noted it is done: the claim must not outlive it.
            (row.State, row.Reason, row.Tries, row.LastError, row.NextTryAt, row.ClaimedUntil) = (ReportState.Frozen, null, 0, null, null, null);
        }
    }, ct);

    /// <summary>Gives a claim back after a failure that may pass, so that the retry need not wait.</summary>
    public Task ReleaseClaim(ReportId id, CancellationToken ct) =>
        Change(id, row => row.ClaimedUntil = null, ct);

    /// <summary>Notes that the mail server took the report.</summary>
    public Task MarkSent(ReportId id, CancellationToken ct) => Change(id, row =>
    {
        (row.State, row.Reason, row.LastError, row.NextTryAt) = (ReportState.Sent, null, null, null);
        row.SentAt = clock.GetUtcNow();
    }, ct);

    /// <summary>Notes that the address is refused for good; a report that was sent stays sent.</summary>
    public Task MarkRefused(ReportId id, string reason, CancellationToken ct) => Change(id, row =>
    {
        if (row.State != ReportState.Sent)
        {
            (row.State, row.Reason, row.NextTryAt) = (ReportState.Refused, reason, null);
        }
    }, ct);

    private Task Change(ReportId id, Action<ReportRow> change, CancellationToken ct) =>
        Optimistic.Run($"Report {id}", async token =>
        {
            var row = await Row(id, token).ConfigureAwait(false)
                ?? new ReportRow { PartitionKey = id.Week.ToString(), RowKey = RowKey(id), QueuedAt = clock.GetUtcNow() };
            change(row);
            await table.Put(row, token).ConfigureAwait(false);
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
        new(Id(week, row.RowKey), row.State, row.QueuedAt, row.InputsHash, row.Reason)
        {
            SentAt = row.SentAt,
            Tries = row.Tries,
            LastError = row.LastError,
            NextTryAt = row.NextTryAt,
        };

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

        public int Tries { get; set; }

        public string? LastError { get; set; }

        public DateTimeOffset? NextTryAt { get; set; }
    }
}
