using Attribution.Domain.Calendar;
using Attribution.Domain.Plans;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Credits;
using Attribution.Storage.Figures;
using Attribution.Storage.Pay;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Plans;

/// <summary>Makes statements of pay, and closes them: what is closed is shown as it was, for ever.</summary>
public sealed partial class PayRun(
    PlanPeriodReader periods,
    LedgerReader ledger,
    PayStore store,
    ReportingCalendar calendar,
    IOptions<AttributionOptions> options,
    ILogger<PayRun> logger)
{
    private const int Attempts = 5;

    /// <summary>How far back closed periods are compared with the ledger, in days: a year. Bounds what a statement costs.</summary>
    private const int CorrectedDays = 366;

    /// <summary>The statement of a period: as it was closed, or as it stands.</summary>
    public async Task<PeriodPay> Statement(PlanQuestion question, CancellationToken ct)
    {
        var closed = await store.Closed(question.Marketer.Id, ct).ConfigureAwait(false);
        return closed.FirstOrDefault(pay => pay.Days == question.Period.Days) is { } frozen
            ? await store.Read(frozen, ct).ConfigureAwait(false)
            : await Open(question, closed, ct).ConfigureAwait(false);
    }

    /// <summary>Closes a period, unless it is closed already or may not be.</summary>
    /// <returns>The closed statement with whether it is new; or why not, with the day on which the next period begins.</returns>
    /// <exception cref="StoreBusyException">Others kept closing periods of the same marketer.</exception>
    public async Task<(PeriodPay? Closed, bool IsNew, PayClosing Judgement, DateOnly? Next)> Close(PlanQuestion question, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var closed = await store.Closed(question.Marketer.Id, ct).ConfigureAwait(false);
            if (closed.FirstOrDefault(pay => pay.Days == question.Period.Days) is { } frozen)
            {
                return (await store.Read(frozen, ct).ConfigureAwait(false), false, PayClosing.Allowed, null);
            }

            var until = Until(closed);
            if (PayChain.Judge(question.Period.Days, until, calendar.Today) is not PayClosing.Allowed and var judgement)
            {
                return (null, false, judgement, until);
            }

            var pay = await Open(question with { AsOf = question.Period.Days.Last }, closed, ct).ConfigureAwait(false) with { ClosedAt = calendar.Now };
            if (await store.Close(pay, until, ct).ConfigureAwait(false))
            {
                Log.Closed(logger, pay.Marketer, pay.Period.Days.ToString());
                return (pay, true, PayClosing.Allowed, null);
            }
        }

        throw new StoreBusyException($"Pay of {question.Marketer.Id} kept being closed by others.");
    }

    private async Task<PeriodPay> Open(PlanQuestion question, IReadOnlyList<ClosedPay> closed, CancellationToken ct)
    {
        var inputs = await periods.Read(question.Marketer.Id, question.Period, question.AsOf, options.Value.Currency, options.Value.Model, ct).ConfigureAwait(false);
        return PeriodPay.Of(inputs, await Corrections(question.Period.Days, closed, ct).ConfigureAwait(false));
    }

    /// <summary>What changed in closed periods, for the period that follows them.</summary>
    private async Task<IReadOnlyList<PayCorrection>> Corrections(DayRange asked, IReadOnlyList<ClosedPay> closed, CancellationToken ct)
    {
        if (!PayChain.IsNext(asked, Until(closed)))
        {
            return [];
        }

        var statements = new List<PeriodPay>();
        foreach (var pay in closed.Where(pay => pay.Days.Until.DayNumber > asked.From.DayNumber - CorrectedDays))
        {
            statements.Add(await store.Read(pay, ct).ConfigureAwait(false));
        }

        var corrections = new List<PayCorrection>();
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            var leads = await ledger.Select(statement.Period.Days, PayCorrections.Concerned(statement), ct).ConfigureAwait(false);
            corrections.AddRange(PayCorrections.Of(statement, statements[(i + 1)..], leads));
        }

        return corrections;
    }

    private static DateOnly? Until(IReadOnlyList<ClosedPay> closed) => closed.Count == 0 ? null : closed.Max(pay => pay.Days.Until);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Pay closed. Marketer: {Marketer}, days: {Days}.")]
        public static partial void Closed(ILogger logger, string marketer, string days);
    }
}
