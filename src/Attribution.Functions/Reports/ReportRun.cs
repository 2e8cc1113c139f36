using System.Diagnostics;
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
using Attribution.Storage.Telemetry;
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
    ReportMailing mailing,
    ILogger<ReportRun> logger)
{
    /// <summary>Runs one report as far as it gets.</summary>
    /// <param name="id">Which report.</param>
    /// <param name="again">Whether to try once more what was refused or given up.</param>
    /// <param name="ct">Stops between steps.</param>
    public async Task<SendingProgress> Send(ReportId id, bool again, CancellationToken ct)
    {
        var record = await reports.Find(id, ct).ConfigureAwait(false);
        switch (record)
        {
            case { State: ReportState.Sent }:
                return new SendingProgress.Finished();
            case { State: ReportState.Refused or ReportState.GivenUp } when again:
                await reports.TryAgain(id, ct).ConfigureAwait(false);
                break;
            case { State: ReportState.Refused }:
                return new SendingProgress.Finished();
            case { State: ReportState.GivenUp, Reason: var reason }:
                return new SendingProgress.GivenUp(reason ?? "");
        }

        if (record?.InputsHash is not { } hash)
        {
            if (await catalog.Find<Marketer>(id.Marketer, ct).ConfigureAwait(false) is not { } reader)
            {
                Log.NoSuchMarketer(logger, id.Marketer);
                return new SendingProgress.Finished();
            }

            hash = await Freeze(id, reader, ct).ConfigureAwait(false);
        }

        return await mailing.Send(id, () => Mail(id, hash, ct), ct).ConfigureAwait(false);
    }

    /// <summary>Stores inputs and bytes before the row that names them: a crash between leaves files that nobody refers to.</summary>
    private async Task<string> Freeze(ReportId id, Marketer reader, CancellationToken ct)
    {
        var snapshot = await freezing.Snapshot(id.Week, id.Revision, ct).ConfigureAwait(false);
        var inputs = new ReportInputs(reader, snapshot.Hash);
        var bytes = inputs.ToBytes();
        var hash = SnapshotText.Hash(bytes);
        await files.PutInputs(id.Week, reader.Id, hash, bytes, ct).ConfigureAwait(false);
        var document = await Document(id.Week, inputs, hash, ct).ConfigureAwait(false);
        var began = Stopwatch.GetTimestamp();
        var pdf = renderer.Render(document);
        Instruments.ReportRendered(began);
        await files.PutPdf(id.Week, reader.Id, hash, pdf, ct).ConfigureAwait(false);
        var counts = await reports.Freeze(id, hash, ct).ConfigureAwait(false);
        Log.Frozen(logger, id.ToString(), counts);
        return counts;
    }

    /// <summary>The mail of a frozen report, to its reader's address of today.</summary>
    internal async Task<ReportMail> Mail(ReportId id, string hash, CancellationToken ct)
    {
        var inputs = ReportInputs.FromBytes(await files.Inputs(id.Week, id.Marketer, hash, ct).ConfigureAwait(false));
        var document = await Document(id.Week, inputs, hash, ct).ConfigureAwait(false);

        // What is frozen is the report; the address may have been mended since.
        var address = (await catalog.Find<Marketer>(id.Marketer, ct).ConfigureAwait(false))?.Email ?? inputs.Reader.Email;
        return mailing.Compose(document, id, inputs.Reader with { Email = address }, await files.Pdf(id.Week, id.Marketer, hash, ct).ConfigureAwait(false));
    }

    /// <summary>Everything that is read off a report follows from its frozen inputs.</summary>
    private async Task<ReportDocument> Document(ReportingWeek week, ReportInputs inputs, string hash, CancellationToken ct) => WeeklyReport.Compose(
        ReportedWeek.Of(await snapshots.Read(week, inputs.Snapshot, ct).ConfigureAwait(false)), inputs.Reader, hash, ReportTexts.In(inputs.Reader.Language));

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Report frozen. Report: {Report}, inputs: {InputsHash}.")]
        public static partial void Frozen(ILogger logger, string report, string inputsHash);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A report was asked for a marketer who is not in the catalogue. Marketer: {Marketer}.")]
        public static partial void NoSuchMarketer(ILogger logger, string marketer);
    }
}
