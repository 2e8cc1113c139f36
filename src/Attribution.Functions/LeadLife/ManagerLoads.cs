using System.Collections.Concurrent;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;
using Attribution.Functions.Settings;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.LeadLife;

/// <summary>
/// How many open leads each manager has: of the leads of the last thirteen weeks, by sums that are up to a minute old, and what was handed over here since.
/// Who has more to do than another by one or two may be wrong for a minute; no lead is handed over twice for it.
/// </summary>
public sealed class ManagerLoads(CatalogStore catalog, BookingReader bookings, ReportingCalendar calendar, TimeProvider clock) : IDisposable
{
    private const int Days = 13 * 7;
    private static readonly TimeSpan ManagersStayFresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SumsStayFresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1);
    private Known<IReadOnlyList<Manager>>? managers;
    private Known<ConcurrentDictionary<string, int>>? open;

    /// <summary>All managers, up to ten seconds old: none is the usual answer where leads are not assigned here.</summary>
    public async Task<IReadOnlyList<Manager>> Managers(CancellationToken ct)
    {
        var known = managers;
        if (known is null || clock.GetElapsedTime(known.ReadAt) > ManagersStayFresh)
        {
            var readAt = clock.GetTimestamp();
            managers = known = new(await catalog.All<Manager>(includeRetired: false, ct).ConfigureAwait(false), readAt);
        }

        return known.Value;
    }

    /// <summary>Somebody was hired, left, or takes other leads.</summary>
    public void Forget() => managers = null;

    /// <summary>Managers and what they have to do.</summary>
    public async Task<IReadOnlyList<ManagerLoad>> All(CancellationToken ct)
    {
        var known = await Open(ct).ConfigureAwait(false);
        return [.. (await Managers(ct).ConfigureAwait(false)).Select(manager => new ManagerLoad(manager, known.GetValueOrDefault(manager.Id)))];
    }

    /// <summary>A lead was handed over.</summary>
    public void Note(string manager) => open?.Value.AddOrUpdate(manager, 1, (_, leads) => leads + 1);

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    private async Task<ConcurrentDictionary<string, int>> Open(CancellationToken ct)
    {
        await reading.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (open is null || clock.GetElapsedTime(open.ReadAt) > SumsStayFresh)
            {
                var (readAt, today) = (clock.GetTimestamp(), calendar.Today);
                var sums = await bookings.Sums(new DayRange(today.AddDays(1 - Days), today.AddDays(2)), ct).ConfigureAwait(false);
                open = new(
                    new(sums.Lines(CutKind.Manager).ToDictionary(line => line.Id, line => (int)(sums.Of(line, LeadMeasures.Open, ModelCredits.Models[0]) / Booking.One)), StringComparer.Ordinal),
                    readAt);
            }

            return open.Value;
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Known<T>(T Value, long ReadAt);
}
