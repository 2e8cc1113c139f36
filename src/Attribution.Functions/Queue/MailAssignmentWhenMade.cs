using Attribution.Functions.Attributing;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Messages;
using Attribution.Functions.Telemetry;
using Attribution.Reporting.Mail;
using Attribution.Storage;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Queue;

/// <summary>Tells a manager of a lead.</summary>
public sealed class MailAssignmentWhenMade(AssignmentMailing mailing, MessageSender sender, ParkedStore parked, IOptions<MailOptions> options)
{
    /// <summary>Runs for each message; what was mailed is not mailed again. What the mail server does not take now is asked for by a message that waits, for longer each time.</summary>
    [Function(nameof(MailAssignmentWhenMade))]
    public async Task Run([QueueTrigger(MailAssignment.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<MailAssignment>(message) is not { Version: 1, Lead: { } lead, Cycle: > 0, Failures: >= 0 } asked || !LeadStandingEndpoint.IsKey(lead))
        {
            await parked.Park(MailAssignment.Queue, message, "Not a message of version 1 with a lead's key and its cycle.", ct).ConfigureAwait(false);
            return;
        }

        MailOutcome? outcome = null;
        await Patience.RideOut(async () => outcome = await mailing.Send(lead, asked.Cycle, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        MailCounts.Count(MailCounts.Assignment, outcome);
        if (outcome is not MailOutcome.PutOff(var reason))
        {
            return;
        }

        var failures = asked.Failures + 1;
        if (options.Value.PlanRetries().After(failures) is { } wait)
        {
            await sender.Send(Outgoing.Message(MailAssignment.Queue, asked with { Failures = failures }), wait, CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            await parked.Park(MailAssignment.Queue, message, $"The mail server did not take it for as long as mails are tried. The last time: {reason}", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
