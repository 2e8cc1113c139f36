using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Functions.Attributing;
using Attribution.Functions.Settings;
using Attribution.Storage.Paths;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.DataDriven;

/// <summary>Computes the data-driven models from the sums of paths.</summary>
public sealed class DataDrivenRun(PathReader paths, DataDrivenStore results, JourneyClosing closing, ReportingCalendar calendar, IOptions<AttributionOptions> options)
{
    /// <summary>The window that is computed every night.</summary>
    public (ReportingWeek From, ReportingWeek To) Window => PathWindow.Latest(closing.OverThrough, options.Value.PathWeeks);

    /// <summary>Whether the window was computed today, after its journeys had been closed.</summary>
    public async Task<bool> IsComputed(ReportingWeek from, ReportingWeek to, CancellationToken ct) =>
        await results.Of(from, to, ct).ConfigureAwait(false) is { Count: > 0 } found && found.All(
            result => calendar.DayOf(result.ComputedAt) == calendar.Today && result.Credits.NullsThrough >= to.Sunday);

    /// <summary>Computes and keeps the results of a window.</summary>
    public async Task Run(ReportingWeek from, ReportingWeek to, CancellationToken ct) => await results.Put(await Now(from, to, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>Results of a window: those that were kept, or else computed now.</summary>
    public async Task<IReadOnlyList<(DataDrivenCredits Credits, DateTimeOffset ComputedAt)>> Of(ReportingWeek from, ReportingWeek to, CancellationToken ct) =>
        await results.Of(from, to, ct).ConfigureAwait(false) is { Count: > 0 } found
            ? found
            : [.. (await Now(from, to, ct).ConfigureAwait(false)).Select(credits => (credits, calendar.Now))];

    /// <summary>Results of a window from the paths as they are now.</summary>
    public async Task<IReadOnlyList<DataDrivenCredits>> Now(ReportingWeek from, ReportingWeek to, CancellationToken ct)
    {
        var settings = options.Value;
        return DataDrivenAttribution.Of(
            await paths.Read(from, to, ct).ConfigureAwait(false), new DataDrivenSettings(settings.MarkovOrder, settings.LeastLeads, settings.Model));
    }
}
