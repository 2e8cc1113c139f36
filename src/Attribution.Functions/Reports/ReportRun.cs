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
    IMailSender mail,
    IOptions<AttributionOptions> options,
    ILogger<ReportRun> logger)
{
    /// <summary>Runs one report as far as it gets.</summary>
    /// <exception cref="ReportBusyException">Another delivery of the same message is at it; try again later.</exception>
    public async Task Send(ReportingWeek week, string marketer, CancellationToken ct)
    {
        var record = await reports.Find(week, marketer, ct).ConfigureAwait(false);
        if (record is { State: ReportState.Sent or ReportState.Refused })
        {
            return;
        }

        if (record?.InputsHash is not { } hash)
        {
            if (await catalog.Find<Marketer>(marketer, ct).ConfigureAwait(false) is not { } reader)
            {
                Log.NoSuchMarketer(logger, marketer);
                return;
            }

            hash = await Freeze(week, reader, ct).ConfigureAwait(false);
        }

        await Mail(week, marketer, hash, ct).ConfigureAwait(false);
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

    private async Task Mail(ReportingWeek week, string marketer, string hash, CancellationToken ct)
    {
        if (!await reports.ClaimSending(week, marketer, ct).ConfigureAwait(false))
        {
            if (await reports.Find(week, marketer, ct).ConfigureAwait(false) is { State: ReportState.Sent or ReportState.Refused })
            {
                return;
            }

            throw new ReportBusyException($"The report of {week} for {marketer} is being sent by another delivery of the message.");
        }

        switch (await Hand(week, marketer, hash, ct).ConfigureAwait(false))
        {
            case MailOutcome.Rejected(var reason):
                await reports.MarkRefused(week, marketer, reason, CancellationToken.None).ConfigureAwait(false);
                Log.Refused(logger, week.ToString(), marketer);
                break;
            default:
                await reports.MarkSent(week, marketer, CancellationToken.None).ConfigureAwait(false);
                Log.Sent(logger, week.ToString(), marketer);
                break;
        }
    }

    /// <summary>
    /// Hands the mail over. The claim is given back only when that fails: once a mail is out, a failure to note it must not send
    /// it again.
    /// </summary>
    private async Task<MailOutcome> Hand(ReportingWeek week, string marketer, string hash, CancellationToken ct)
    {
        try
        {
            var inputs = ReportInputs.FromBytes(await files.Inputs(week, marketer, hash, ct).ConfigureAwait(false));
            var pdf = await files.Pdf(week, marketer, hash, ct).ConfigureAwait(false);
            return await mail.Send(WeeklyMail.Compose(Document(inputs, hash), week, inputs.Reader, pdf), ct).ConfigureAwait(false);
        }
        catch
        {
            await reports.ReleaseClaim(week, marketer, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
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

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Report sent. Week: {Week}, marketer: {Marketer}.")]
        public static partial void Sent(ILogger logger, string week, string marketer);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The mail server refuses the address for good. Week: {Week}, marketer: {Marketer}.")]
        public static partial void Refused(ILogger logger, string week, string marketer);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "A report was asked for a marketer who is not in the catalogue. Marketer: {Marketer}.")]
        public static partial void NoSuchMarketer(ILogger logger, string marketer);
    }
}
