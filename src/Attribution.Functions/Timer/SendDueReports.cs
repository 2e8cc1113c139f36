using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Outbox;
using Attribution.Storage.Reports;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>
/// Every hour: decides whose report is due, each in the marketer's own time zone, and asks for it. The work is done by
/// <see cref="Queue.SendReportWhenDue"/>, where retries are.
/// </summary>
public sealed partial class SendDueReports(
    CatalogStore catalog, ReportStore reports, MessageSender sender, ReportingCalendar calendar, ILogger<SendDueReports> logger)
{
    /// <summary>A report that was asked for and did not come is asked for again after this long: its message may sit in poison.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(24);

    /// <summary>Runs on the hour; a missed hour is made up for by the next.</summary>
    [Function(nameof(SendDueReports))]
    public async Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken ct)
    {
        var marketers = await catalog.All<Marketer>(includeRetired: false, ct).ConfigureAwait(false);
        foreach (var week in ReportSchedule.Due(marketers, calendar.Now, calendar.Zone).GroupBy(d => d.Week))
        {
            var known = (await reports.Of(week.Key, ct).ConfigureAwait(false)).Where(r => r.Id.Revision == 1).ToDictionary(r => r.Id.Marketer, StringComparer.Ordinal);
            foreach (var due in week.Where(d => !known.TryGetValue(d.Marketer, out var record) || IsOverdue(record)))
            {
                await sender.Send(Outgoing.Message(SendReport.Queue, new SendReport(due.Week.ToString(), due.Marketer)), ct).ConfigureAwait(false);
                await reports.Queue(new ReportId(due.Week, due.Marketer), ct).ConfigureAwait(false);
                Log.AskedFor(logger, due.Week.ToString(), due.Marketer);
            }
        }
    }

    /// <summary>A report that is put off has its message, which waits.</summary>
    private bool IsOverdue(ReportRecord record) =>
        record.State is ReportState.Queued or ReportState.Frozen && calendar.Now - (record.NextTryAt ?? record.QueuedAt) > AskAgainAfter;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Report asked for. Week: {Week}, marketer: {Marketer}.")]
        public static partial void AskedFor(ILogger logger, string week, string marketer);
    }
}
