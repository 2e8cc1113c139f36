using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Reports;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Attribution.Storage.Reports;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Freezes, renders and mails one report.</summary>
public sealed class SendReportWhenDue(ReportRun run, MessageSender sender, ParkedStore parked, TimeProvider clock)
{
    /// <summary>So that the message does not come a moment before its time and has to be put off again.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs for each message; a report that was sent is not sent again. One that the mail server does not take now is asked for by a
    /// message that waits: the queue's own few tries are kept for failures of our own.
    /// </summary>
    [Function(nameof(SendReportWhenDue))]
    public async Task Run([QueueTrigger(SendReport.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<SendReport>(message) is not { Version: 1, Marketer: not null, Revision: > 0 and < 10_000 } due
            || !FieldReader.IsSlug(due.Marketer) || !ReportingWeek.TryParse(due.Week, out var week))
        {
            await parked.Park(SendReport.Queue, message, "Not a message of version 1 with a marketer's id and a week such as 2026-W12.", ct).ConfigureAwait(false);
            return;
        }

        switch (await run.Send(new ReportId(week, due.Marketer, due.Revision), due.Again, ct).ConfigureAwait(false))
        {
            case SendingProgress.Later(var at):
                await sender.Send(Outgoing.Message(SendReport.Queue, due with { Again = false }), at - clock.GetUtcNow() + Margin, CancellationToken.None).ConfigureAwait(false);
                break;
            case SendingProgress.GivenUp(var reason):
                await parked.Park(SendReport.Queue, message, $"The mail server did not take it for as long as mails are tried. The last time: {reason}", CancellationToken.None).ConfigureAwait(false);
                break;
        }
    }
}
