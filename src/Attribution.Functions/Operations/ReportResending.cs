using Attribution.Functions.Messages;
using Attribution.Functions.Reports;
using Attribution.Functions.Settings;
using Attribution.Reporting.Mail;
using Attribution.Storage.Outbox;
using Attribution.Storage.Reports;

namespace Attribution.Functions.Operations;

/// <summary>What came of sending a report once more.</summary>
public abstract record Resending
{
    private Resending()
    {
    }

    /// <summary>The mail server took it.</summary>
    public sealed record Sent : Resending;

    /// <summary>It had been refused or given up, and is tried again by its message.</summary>
    public sealed record Queued : Resending;

    /// <summary>It was never frozen.</summary>
    public sealed record Unknown : Resending;

    /// <summary>It is on its way for the first time.</summary>
    public sealed record UnderWay : Resending;

    /// <summary>The mail server did not take it.</summary>
    /// <param name="Reason">Its words.</param>
    public sealed record NotTaken(string Reason) : Resending;
}

/// <summary>Sends a frozen report once more, on somebody's word. What its row says of the first sending stays as it is.</summary>
public sealed class ReportResending(ReportStore reports, ReportRun run, IMailSender mail, MessageSender sender, ReportingCalendar calendar)
{
    /// <summary>Sends one mail, or has the report tried again that never went out.</summary>
    public async Task<Resending> Send(ReportId id, CancellationToken ct)
    {
        var record = await reports.Find(id, ct).ConfigureAwait(false);
        switch (record)
        {
            case { State: ReportState.Sent, InputsHash: { } hash }:
                return await Mail(id, hash, ct).ConfigureAwait(false);
            case { State: ReportState.Refused or ReportState.GivenUp }:
                var again = new SendReport(id.Week.ToString(), id.Marketer) { Revision = id.Revision, Again = true };
                await sender.Send(Outgoing.Message(SendReport.Queue, again), ct).ConfigureAwait(false);
                return new Resending.Queued();
            case null:
                return new Resending.Unknown();
            default:
                return new Resending.UnderWay();
        }
    }

    /// <summary>A number of its own: mail programs pass over what they have seen, and the reader may have deleted it.</summary>
    private async Task<Resending> Mail(ReportId id, string hash, CancellationToken ct)
    {
        var first = await run.Mail(id, hash, ct).ConfigureAwait(false);
        var outcome = await mail.Send(first with { MessageId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{first.MessageId}-again-{calendar.Now.UtcTicks}") }, ct).ConfigureAwait(false);
        return outcome switch
        {
            MailOutcome.Rejected(var reason) => new Resending.NotTaken(reason),
            MailOutcome.PutOff(var reason) => new Resending.NotTaken(reason),
            _ => new Resending.Sent(),
        };
    }
}
