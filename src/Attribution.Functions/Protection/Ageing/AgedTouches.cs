using Attribution.Functions.Settings;
using Attribution.Storage.Journeys;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>Touches under their pseudonyms, with the links of leads and deals that ended before them. What they earned stays.</summary>
public sealed class AgedTouches(JourneyStore journeys, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedPass(AgedTables.Journeys, nameof(RetentionOptions.TouchDays), options.Value.TouchDays, progress, calendar)
{
    /// <inheritdoc />
    protected override Task<(string? Last, int Gone)> Look(string after, DateOnly before, DateTimeOffset moment, int most, CancellationToken ct) => journeys.Expire(after, moment, most, ct);
}
