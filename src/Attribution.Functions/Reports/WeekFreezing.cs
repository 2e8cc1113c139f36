using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Functions.DataDriven;
using Attribution.Functions.Settings;
using Attribution.Storage.Bookings;
using Attribution.Storage.Credits;
using Attribution.Storage.Figures;
using Attribution.Storage.Reports;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Reports;

/// <summary>
/// Reads everything that the reports of a week follow from, once: the first report that is due takes the snapshot, all others of the same
/// revision use it.
/// </summary>
public sealed class WeekFreezing(
    WeekReader weeks, TrendReader trends, CreditStore credits, BookingStore bookings, BookingReader booked, KpiReader kpis, DataDrivenRun dataDriven, SnapshotStore snapshots, ReportingCalendar calendar, IOptions<AttributionOptions> options)
{
    /// <summary>Thirteen weeks: leads become customers over months, and a week alone says little about that.</summary>
    private const int QuarterDays = 13 * 7;

    /// <summary>The snapshot of a revision; the first one is taken now unless somebody has.</summary>
    /// <exception cref="InvalidOperationException">A later revision that nobody asked for.</exception>
    public async Task<SnapshotRecord> Snapshot(ReportingWeek week, int revision, CancellationToken ct)
    {
        if (await snapshots.Find(week, revision, ct).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        if (revision != 1)
        {
            throw new InvalidOperationException($"Week {week} has no revision {revision}: it was never reopened for it.");
        }

        // Before anything is read: whatever changes from here on is kept as a restatement.
        await credits.Close(week, ct).ConfigureAwait(false);
        await bookings.Close(week, ct).ConfigureAwait(false);
        return await snapshots.Add(await Read(week, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    /// <summary>Reopens a week: takes a further snapshot, unless the figures are those of the latest one.</summary>
    /// <param name="week">The week.</param>
    /// <param name="reason">Why, in words for the readers.</param>
    /// <param name="ct">Stops between queries.</param>
    /// <returns>What came of it.</returns>
    public async Task<Reopening> Reopen(ReportingWeek week, string reason, CancellationToken ct)
    {
        if (await snapshots.Of(week, ct).ConfigureAwait(false) is not [.., var latest])
        {
            return new Reopening.NotReported();
        }

        var before = await snapshots.Read(week, latest.Hash, ct).ConfigureAwait(false);
        var now = await Read(week, ct).ConfigureAwait(false) with { Revision = latest.Revision + 1, Reason = reason };
        return SameFigures(before, now)
            ? new Reopening.Unchanged(latest)
            : new Reopening.Reopened(await snapshots.Add(now, ct).ConfigureAwait(false));
    }

    /// <summary>A week as it stands now; not kept.</summary>
    public async Task<WeekSnapshot> Read(ReportingWeek week, CancellationToken ct)
    {
        var (currency, model) = (options.Value.Currency, options.Value.Model);
        var readAt = calendar.Now;
        var reported = await snapshots.Of(week.Previous, ct).ConfigureAwait(false) is [.., var latest] ? latest : null;

        // All at once: a reader of a week that is not frozen waits for it.
        var credited = new CreditedWeeks(credits);
        var now = weeks.Read(week, currency, model, ct, credited);
        var previous = weeks.Read(week.Previous, currency, model, ct, credited);
        var before = reported is null ? Task.FromResult<WeekSnapshot?>(null) : ReadReported(reported, ct);
        var changes = reported is null ? Task.FromResult<IReadOnlyList<CreditChange>>([]) : credits.Changes(week.Previous, ct);
        var trend = trends.Before(week, credited, ct);
        var models = dataDriven.Now(week, week, ct);
        var quarter = kpis.Read(new DayRange(week.Next.Monday.AddDays(-QuarterDays), week.Next.Monday), currency, calendar.Today, calendar.Zone, ct);
        var sums = booked.Sums(week.Range, ct);
        await Task.WhenAll(now, previous, before, changes, trend, models, quarter, sums).ConfigureAwait(false);
        return new WeekSnapshot(
            await now.ConfigureAwait(false),
            (await before.ConfigureAwait(false))?.Week,
            await previous.ConfigureAwait(false),
            CreditMovement.Of(await changes.ConfigureAwait(false), reported?.ReadAt ?? default),
            await trend.ConfigureAwait(false),
            await models.ConfigureAwait(false))
        {
            ReadAt = readAt,
            Quarter = await quarter.ConfigureAwait(false),
            WeekSums = await sums.ConfigureAwait(false),
        };
    }

    private async Task<WeekSnapshot?> ReadReported(SnapshotRecord record, CancellationToken ct) =>
        await snapshots.Read(record.Week, record.Hash, ct).ConfigureAwait(false);

    private static bool SameFigures(WeekSnapshot one, WeekSnapshot other) =>
        SnapshotText.ToBytes(one with { Revision = 1, Reason = "", ReadAt = default }).AsSpan()
            .SequenceEqual(SnapshotText.ToBytes(other with { Revision = 1, Reason = "", ReadAt = default }));
}

/// <summary>What came of reopening a week.</summary>
public abstract record Reopening
{
    private Reopening()
    {
    }

    /// <summary>There is a further revision.</summary>
    /// <param name="Snapshot">Its snapshot.</param>
    public sealed record Reopened(SnapshotRecord Snapshot) : Reopening;

    /// <summary>Nothing is different from what was reported.</summary>
    /// <param name="Latest">The latest revision.</param>
    public sealed record Unchanged(SnapshotRecord Latest) : Reopening;

    /// <summary>The week has no report yet, so there is nothing to reopen.</summary>
    public sealed record NotReported : Reopening;
}
