using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Functions.Settings;
using Attribution.Reporting;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Model;
using Attribution.Reporting.Weekly;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Figures;
using Attribution.Storage.Reports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Reports;

/// <summary>
/// Brings one report from "asked for" to "sent": freezes its inputs and bytes, then mails them. Every step can be repeated; what
/// is frozen is never built again, what is sent is never sent again.
/// </summary>
public sealed partial class ReportRun(
    CatalogStore catalog,
    WeekReader weeks,
    CreditStore credits,
    ReportStore reports,
    ReportFiles files,
    IReportRenderer renderer,
    ReportMailing mailing,
    IOptions<AttributionOptions> options,
    ILogger<ReportRun> logger)
{
    /// <summary>Runs one report as far as it gets.</summary>
    /// <param name="week">The week.</param>
    /// <param name="marketer">Marketer id.</param>
    /// <param name="again">Whether to try once more what was refused or given up.</param>
    /// <param name="ct">Stops between steps.</param>
    public async Task<SendingProgress> Send(ReportingWeek week, string marketer, bool again, CancellationToken ct)
    {
        var record = await reports.Find(week, marketer, ct).ConfigureAwait(false);
        switch (record)
        {
            case { State: ReportState.Sent }:
                return new SendingProgress.Finished();
            case { State: ReportState.Refused or ReportState.GivenUp } when again:
                await reports.TryAgain(week, marketer, ct).ConfigureAwait(false);
                break;
            case { State: ReportState.Refused }:
                return new SendingProgress.Finished();
            case { State: ReportState.GivenUp, Reason: var reason }:
                return new SendingProgress.GivenUp(reason ?? "");
        }

        if (record?.InputsHash is not { } hash)
        {
            if (await catalog.Find<Marketer>(marketer, ct).ConfigureAwait(false) is not { } reader)
            {
                Log.NoSuchMarketer(logger, marketer);
                return new SendingProgress.Finished();
            }

            hash = await Freeze(week, reader, ct).ConfigureAwait(false);
        }

        return await mailing.Send(week, marketer, () => Mail(week, marketer, hash, ct), ct).ConfigureAwait(false);
    }

    /// <summary>Stores inputs and bytes before the row that names them: a crash between leaves files that nobody refers to.</summary>
    private async Task<string> Freeze(ReportingWeek week, Marketer reader, CancellationToken ct)
    {
        var settings = options.Value;

        // Before anything is read: whatever changes from here on is kept as a restatement.
        await credits.Close(week, ct).ConfigureAwait(false);
        var inputs = new ReportInputs(
            reader,
            await weeks.Read(week, settings.Currency, settings.Model, ct).ConfigureAwait(false),
            await AsSent(week.Previous, reader.Id, ct).ConfigureAwait(false),
            await weeks.Read(week.Previous, settings.Currency, settings.Model, ct).ConfigureAwait(false));
        var bytes = inputs.ToBytes();
        var hash = ReportInputs.Hash(bytes);
        await files.PutInputs(week, reader.Id, hash, bytes, ct).ConfigureAwait(false);
        await files.PutPdf(week, reader.Id, hash, renderer.Render(Document(inputs, hash)), ct).ConfigureAwait(false);
        var counts = await reports.Freeze(week, reader.Id, hash, ct).ConfigureAwait(false);
        Log.Frozen(logger, week.ToString(), reader.Id, counts);
        return counts;
    }

    private async Task<WeekInputs?> AsSent(ReportingWeek week, string marketer, CancellationToken ct) =>
        await reports.Find(week, marketer, ct).ConfigureAwait(false) is { InputsHash: { } hash }
            ? ReportInputs.FromBytes(await files.Inputs(week, marketer, hash, ct).ConfigureAwait(false)).Week
            : null;

    private async Task<ReportMail> Mail(ReportingWeek week, string marketer, string hash, CancellationToken ct)
    {
        var inputs = ReportInputs.FromBytes(await files.Inputs(week, marketer, hash, ct).ConfigureAwait(false));
        return mailing.Compose(Document(inputs, hash), week, inputs.Reader, await files.Pdf(week, marketer, hash, ct).ConfigureAwait(false));
    }

    /// <summary>Everything that is read off a report follows from its frozen inputs.</summary>
    private static ReportDocument Document(ReportInputs inputs, string hash)
    {
        var figures = WeekCalculation.Figures(inputs.Week);
        var previousNow = WeekCalculation.Figures(inputs.PreviousNow);
        var previousAsSent = inputs.PreviousAsSent is { } sent ? WeekCalculation.Figures(sent) : null;
        var restated = previousAsSent is null ? [] : RestatementNote.Between(previousAsSent, previousNow);
        return WeeklyReport.Compose(figures, previousAsSent ?? previousNow, inputs.Reader, restated, hash);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Report frozen. Week: {Week}, marketer: {Marketer}, inputs: {InputsHash}.")]
        public static partial void Frozen(ILogger logger, string week, string marketer, string inputsHash);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A report was asked for a marketer who is not in the catalogue. Marketer: {Marketer}.")]
        public static partial void NoSuchMarketer(ILogger logger, string marketer);
    }
}
