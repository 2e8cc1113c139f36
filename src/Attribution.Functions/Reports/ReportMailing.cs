using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Functions.Dashboard;
using Attribution.Functions.Settings;
using Attribution.Functions.Telemetry;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Storage.Reports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Reports;

/// <summary>
/// Mails a frozen report once, however often it is asked to. What the mail server refuses for good is noted; what it does not take now is
/// put off, for longer each time, and given up after a day.
/// </summary>
public sealed partial class ReportMailing(
    ReportStore reports, IMailSender mail, ReaderLinks links, IOptions<MailOptions> options, IOptions<DashboardOptions> dashboard, ReportingCalendar calendar, ILogger<ReportMailing> logger)
{
    /// <summary>The mail of a report; the same report is the same mail.</summary>
    /// <param name="document">The report.</param>
    /// <param name="id">Which report.</param>
    /// <param name="reader">Who gets it, as the catalogue said when it was frozen.</param>
    /// <param name="pdf">The report as it was frozen.</param>
    public ReportMail Compose(ReportDocument document, ReportId id, Marketer reader, byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reader);

        // Dated when it was due, as the reader's clock showed it.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(reader.TimeZone, out var own) ? own : calendar.Zone;
        var date = TimeZoneInfo.ConvertTime(ReportSchedule.SendsAt(reader, id.Week, calendar.Zone), zone);
        return WeeklyMail.Compose(document, id.Week, id.Revision, reader, pdf, date, Link(id.Week, reader, date), ReportTexts.In(document.Language));
    }

    private Uri? Link(ReportingWeek week, Marketer reader, DateTimeOffset date)
    {
        var link = links.For(reader.Id, date.AddDays(dashboard.Value.LinkDays));
        return dashboard.Value.Base is { } at ? new Uri(at, $"api/dashboard/mine?{DashboardEndpoint.LinkParameter}={link}&week={week}") : null;
    }

    /// <summary>Mails a frozen report, unless that has been done, or somebody is at it, or it is put off.</summary>
    /// <param name="id">Which report.</param>
    /// <param name="compose">Makes the mail.</param>
    /// <param name="ct">Stops before the mail is handed over.</param>
    public async Task<SendingProgress> Send(ReportId id, Func<Task<ReportMail>> compose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(compose);
        switch (await reports.ClaimSending(id, ct).ConfigureAwait(false))
        {
            case SendingClaim.Later(var at):
                return new SendingProgress.Later(at);
            case SendingClaim.Over:
                return new SendingProgress.Finished();
        }

        var outcome = await Hand(id, compose, ct).ConfigureAwait(false);
        MailCounts.Count(MailCounts.Report, outcome);
        switch (outcome)
        {
            case MailOutcome.Rejected(var reason):
                await reports.MarkRefused(id, reason, CancellationToken.None).ConfigureAwait(false);
                Log.Refused(logger, id.ToString());
                return new SendingProgress.Finished();
            case MailOutcome.PutOff(var reason):
                return await PutOff(id, reason).ConfigureAwait(false);
            default:
                await reports.MarkSent(id, CancellationToken.None).ConfigureAwait(false);
                Log.Sent(logger, id.ToString());
                return new SendingProgress.Finished();
        }
    }

    /// <summary>
    /// Hands the mail over. The claim is given back only when that fails: once a mail is out, a failure to note it must not send
    /// it again.
    /// </summary>
    private async Task<MailOutcome> Hand(ReportId id, Func<Task<ReportMail>> compose, CancellationToken ct)
    {
        try
        {
            return await mail.Send(await compose().ConfigureAwait(false), ct).ConfigureAwait(false);
        }
        catch
        {
            await reports.ReleaseClaim(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<SendingProgress> PutOff(ReportId id, string reason)
    {
        var plan = options.Value.PlanRetries();
        if (await reports.PutOff(id, reason, plan.After, CancellationToken.None).ConfigureAwait(false) is { } next)
        {
            Log.PutOff(logger, id.ToString(), next);
            return new SendingProgress.Later(next);
        }

        Log.GivenUp(logger, id.ToString());
        return new SendingProgress.GivenUp(reason);
    }

    // The server's words may hold the reader's address: they stand in the report's row, never in the log.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Report sent. Report: {Report}.")]
        public static partial void Sent(ILogger logger, string report);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The mail server refuses the address or the mail for good. Report: {Report}.")]
        public static partial void Refused(ILogger logger, string report);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The mail server did not take a report. Report: {Report}, next try: {NextTryAt}.")]
        public static partial void PutOff(ILogger logger, string report, DateTimeOffset nextTryAt);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The mail server did not take a report for as long as mails are tried. Report: {Report}.")]
        public static partial void GivenUp(ILogger logger, string report);
    }
}
