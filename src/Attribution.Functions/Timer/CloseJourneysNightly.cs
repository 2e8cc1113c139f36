using Attribution.Domain.Catalog;
using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Outbox;
using Attribution.Storage.Paths;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Timer;

/// <summary>
/// Every night of the reporting zone: asks for the journeys to be closed that are over since yesterday. Which touches those are is
/// told by the events of the days concerned; nothing is kept for it while they are open.
/// </summary>
public sealed partial class CloseJourneysNightly(
    CatalogStore catalog,
    DayReader days,
    NullPathStore nullPaths,
    JourneyClosing closing,
    MessageSender sender,
    ReportingCalendar calendar,
    IOptions<AttributionOptions> options,
    ILogger<CloseJourneysNightly> logger)
{
    /// <summary>After the day has changed, wherever clocks are moved, and before the models that rest on it are computed.</summary>
    private const int AfterHour = 2;

    private const int DaysPerWeek = 7;

    /// <summary>Runs every hour, because a time zone's night is no time of a schedule; a night that was missed is made up for by the next hour.</summary>
    [Function(nameof(CloseJourneysNightly))]
    public async Task Run([TimerTrigger("0 20 * * * *")] TimerInfo timer, CancellationToken ct)
    {
        var (last, through) = (await nullPaths.ClosedThrough(ct).ConfigureAwait(false), closing.OverThrough);
        if (last >= through || calendar.Hour < AfterHour)
        {
            return;
        }

        // The day that was closed last is closed once more: events that were being carried over while it was listed are listed now.
        var from = last ?? through.AddDays(-DaysPerWeek * (options.Value.PathWeeks + 1));
        var channels = await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false);
        foreach (var channel in channels.Select(channel => channel.Id).Append(Channel.Unattributed))
        {
            foreach (var message in CloseJourneys.For(await days.Touched(channel, from, through, ct).ConfigureAwait(false)))
            {
                await sender.Send(message, ct).ConfigureAwait(false);
            }
        }

        await nullPaths.NoteClosed(through, ct).ConfigureAwait(false);
        Log.AskedFor(logger, from, through);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Journeys that ended from {From} to {Through} are to be closed.")]
        public static partial void AskedFor(ILogger logger, DateOnly from, DateOnly through);
    }
}
