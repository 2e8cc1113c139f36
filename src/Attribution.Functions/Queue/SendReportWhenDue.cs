using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Reports;
using Attribution.Storage.Parking;
using Attribution.Storage.Reports;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Freezes, renders and mails one report.</summary>
public sealed class SendReportWhenDue(ReportRun run, ParkedStore parked)
{
    /// <summary>Runs for each message; a report that was sent is not sent again.</summary>
    [Function(nameof(SendReportWhenDue))]
    public async Task Run([QueueTrigger(SendReport.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<SendReport>(message) is not { Version: 1, Marketer: not null, Revision: > 0 and < 10_000 } due
            || !FieldReader.IsSlug(due.Marketer) || !ReportingWeek.TryParse(due.Week, out var week))
        {
            await parked.Park(SendReport.Queue, message, "Not a message of version 1 with a marketer's id and a week such as 2026-W12.", ct).ConfigureAwait(false);
            return;
        }

        await run.Send(new ReportId(week, due.Marketer, due.Revision), ct).ConfigureAwait(false);
    }
}
