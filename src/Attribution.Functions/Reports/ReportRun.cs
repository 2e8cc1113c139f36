using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Reporting;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;
using Attribution.Storage.Catalog;
using Attribution.Storage.Reports;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Reports;

/// <summary>
/// Brings one report from "asked for" to "sent": freezes its inputs and bytes, then mails them. Every step can be repeated; what
/// is frozen is never built again, what is sent is never sent again.
/// </summary>
public sealed partial class ReportRun(
    CatalogStore catalog,
    WeekFreezing freezing,
    SnapshotStore snapshots,
    ReportStore reports,
    ReportFiles files,
    IReportRenderer renderer,
    IMailSender mail,
    ILogger<ReportRun> logger)
{
    /// <summary>Runs one report as far as it gets.</summary>
    /// <exception cref="ReportBusyException">Another delivery of the same message is at it; try again later.</exception>
    public async Task Send(ReportId id, CancellationToken ct)
    {
        var record = await reports.Find(id, ct).ConfigureAwait(false);
        if (record is { State: ReportState.Sent or ReportState.Refused })
        {
            return;
        }

        if (record?.InputsHash is not { } hash)
        {
            if (await catalog.Find<Marketer>(id.Marketer, ct).ConfigureAwait(false) is not { } reader)
            {
                Log.NoSuchMarketer(logger, id.Marketer);
                return;
            }

            hash = await Freeze(id, reader, ct).ConfigureAwait(false);
        }

        await Mail(id, hash, ct).ConfigureAwait(false);
    }

    /// <summary>Stores inputs and bytes before the row that names them: a crash between leaves files that nobody refers to.</summary>
    private async Task<string> Freeze(ReportId id, Marketer reader, CancellationToken ct)
    {
        var snapshot = await freezing.Snapshot(id.Week, id.Revision, ct).ConfigureAwait(false);
        var inputs = new ReportInputs(reader, snapshot.Hash);
        var bytes = inputs.ToBytes();
        var hash = SnapshotText.Hash(bytes);
        await files.PutInputs(id.Week, reader.Id, hash, bytes, ct).ConfigureAwait(false);
        await files.PutPdf(id.Week, reader.Id, hash, renderer.Render(await Document(id.Week, inputs, hash, ct).ConfigureAwait(false)), ct).ConfigureAwait(false);
        var counts = await reports.Freeze(id, hash, ct).ConfigureAwait(false);
        Log.Frozen(logger, id.ToString(), counts);
        return counts;
    }

    private async Task Mail(ReportId id, string hash, CancellationToken ct)
    {
        if (!await reports.ClaimSending(id, ct).ConfigureAwait(false))
        {
            if (await reports.Find(id, ct).ConfigureAwait(false) is { State: ReportState.Sent or ReportState.Refused })
            {
                return;
            }

            throw new ReportBusyException($"The report {id} is being sent by another delivery of the message.");
        }

        switch (await Hand(id, hash, ct).ConfigureAwait(false))
        {
            case MailOutcome.Rejected(var reason):
                await reports.MarkRefused(id, reason, CancellationToken.None).ConfigureAwait(false);
                Log.Refused(logger, id.ToString());
                break;
            default:
                await reports.MarkSent(id, CancellationToken.None).ConfigureAwait(false);
                Log.Sent(logger, id.ToString());
                break;
        }
    }

    /// <summary>
    /// Hands the mail over. The claim is given back only when that fails: once a mail is out, a failure to note it must not send
    /// it again.
    /// </summary>
    private async Task<MailOutcome> Hand(ReportId id, string hash, CancellationToken ct)
    {
        try
        {
            var inputs = ReportInputs.FromBytes(await files.Inputs(id.Week, id.Marketer, hash, ct).ConfigureAwait(false));
            var pdf = await files.Pdf(id.Week, id.Marketer, hash, ct).ConfigureAwait(false);
            return await mail.Send(WeeklyMail.Compose(await Document(id.Week, inputs, hash, ct).ConfigureAwait(false), id.Week, inputs.Reader, pdf), ct).ConfigureAwait(false);
        }
        catch
        {
            await reports.ReleaseClaim(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Everything that is read off a report follows from its frozen inputs.</summary>
    private async Task<ReportDocument> Document(ReportingWeek week, ReportInputs inputs, string hash, CancellationToken ct) => WeeklyReport.Compose(
        ReportedWeek.Of(await snapshots.Read(week, inputs.Snapshot, ct).ConfigureAwait(false)), inputs.Reader, hash, ReportTexts.English);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Report frozen. Report: {Report}, inputs: {InputsHash}.")]
        public static partial void Frozen(ILogger logger, string report, string inputsHash);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Report sent. Report: {Report}.")]
        public static partial void Sent(ILogger logger, string report);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The mail server refuses the address for good. Report: {Report}.")]
        public static partial void Refused(ILogger logger, string report);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "A report was asked for a marketer who is not in the catalogue. Marketer: {Marketer}.")]
        public static partial void NoSuchMarketer(ILogger logger, string marketer);
    }
}
