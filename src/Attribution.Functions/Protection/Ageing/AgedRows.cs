using Attribution.Domain.Calendar;
using Attribution.Functions.Settings;
using Attribution.Storage.Operations;
using Attribution.Storage.Parking;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>Rows that nothing follows from: they are found by their time, and deleted.</summary>
public abstract class AgedRows(string table, string setting, int days, RetentionStore progress, ReportingCalendar calendar) : IAged
{
    /// <inheritdoc />
    public string Table => table;

    /// <inheritdoc />
    public string Setting => setting;

    /// <inheritdoc />
    public int Days => days;

    /// <inheritdoc />
    public DateOnly? GoesBefore => days > 0 ? calendar.Today.AddDays(-days) : null;

    /// <inheritdoc />
    public async Task<AgedStep> Step(int most, CancellationToken ct)
    {
        if (GoesBefore is not { } before)
        {
            return AgedStep.Nothing;
        }

        var gone = await Expire(before, LocalTime.Instant(before, TimeOnly.MinValue, calendar.Zone), most, ct).ConfigureAwait(false);
        var isDone = gone < most;
        await progress.Move(table, RetentionStore.Whole, known => known with { Gone = known.Gone + gone, DoneBefore = isDone ? before : known.DoneBefore }, ct).ConfigureAwait(false);
        return new AgedStep(gone, isDone);
    }

    /// <summary>Deletes rows.</summary>
    /// <returns>How many; as many as <paramref name="most"/> when there may be more.</returns>
    protected abstract Task<int> Expire(DateOnly before, DateTimeOffset moment, int most, CancellationToken ct);
}

/// <summary>What was parked.</summary>
public sealed class AgedParked(ParkedStore parked, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedRows(AgedTables.Parked, nameof(RetentionOptions.ParkedDays), options.Value.ParkedDays, progress, calendar)
{
    /// <inheritdoc />
    protected override Task<int> Expire(DateOnly before, DateTimeOffset moment, int most, CancellationToken ct) => parked.Expire(moment, most, ct);
}

/// <summary>Why messages failed.</summary>
public sealed class AgedFailures(FailureStore failures, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedRows(AgedTables.Failures, nameof(RetentionOptions.FailureDays), options.Value.FailureDays, progress, calendar)
{
    /// <inheritdoc />
    protected override Task<int> Expire(DateOnly before, DateTimeOffset moment, int most, CancellationToken ct) => failures.Expire(moment, most, ct);
}

/// <summary>What was done by hand.</summary>
public sealed class AgedAudit(AuditStore audit, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedRows(AgedTables.Audit, nameof(RetentionOptions.AuditDays), options.Value.AuditDays, progress, calendar)
{
    /// <inheritdoc />
    protected override Task<int> Expire(DateOnly before, DateTimeOffset moment, int most, CancellationToken ct) => audit.Expire(before, most, ct);
}
