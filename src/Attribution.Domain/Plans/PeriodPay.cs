using Attribution.Domain.Calendar;

namespace Attribution.Domain.Plans;

/// <summary>A marketer's pay of some days: a statement that can be closed, and then never changes.</summary>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Period">The days.</param>
/// <param name="AsOf">The last day that was counted.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Plans">What each plan pays, in order of ids.</param>
/// <param name="Lines">The leads behind it, sorted by day, lead, plan.</param>
/// <param name="Corrections">What is taken back, or paid after all, for earlier periods that were closed.</param>
public sealed record PeriodPay(
    string Marketer,
    ReportingPeriod Period,
    DateOnly AsOf,
    string Currency,
    IReadOnlyList<PaidPlan> Plans,
    IReadOnlyList<SheetLine> Lines,
    IReadOnlyList<PayCorrection> Corrections)
{
    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Pay of the plans, in micros.</summary>
    public long EarnedMicros => Plans.Sum(plan => plan.TotalMicros);

    /// <summary>Corrections, in micros; below zero when more is taken back than paid after all.</summary>
    public long CorrectedMicros => Corrections.Sum(correction => correction.AmountMicros);

    /// <summary>All of it, in micros. Below zero the marketer owes it, and the statement says so.</summary>
    public long TotalMicros => EarnedMicros + CorrectedMicros;

    /// <summary>The statement as it stands.</summary>
    /// <param name="inputs">What it follows from.</param>
    /// <param name="corrections">Differences to earlier periods that were closed.</param>
    public static PeriodPay Of(PlanPeriodInputs inputs, IReadOnlyList<PayCorrection> corrections) => new(
        inputs.Marketer,
        inputs.Period,
        inputs.AsOf < inputs.Period.Days.Last ? inputs.AsOf : inputs.Period.Days.Last,
        inputs.Currency,
        [.. PlanPeriod.Lines(inputs).Select(line => PaidPlan.Of(line.Plan, line.Standing))],
        inputs.Lines,
        corrections);
}

/// <summary>What a plan pays, with what it follows from.</summary>
/// <param name="Plan">Plan id.</param>
/// <param name="Counted">What was counted for each version that holds on any of the days.</param>
/// <param name="Paid">What each of them pays.</param>
public sealed record PaidPlan(string Plan, IReadOnlyList<PlanPart> Counted, IReadOnlyList<PayPart> Paid)
{
    /// <summary>How the plan stands.</summary>
    public PlanStanding Standing => new(Counted);

    /// <summary>The same as the rule computes it.</summary>
    public PlanPay Pay => new(Standing, Paid);

    /// <summary>Fixed part and bonus, in micros.</summary>
    public long TotalMicros => Pay.TotalMicros;

    /// <summary>What a plan pays by its rule.</summary>
    public static PaidPlan Of(string plan, PlanStanding standing) => new(plan, standing.Parts, PlanPay.Of(standing).Parts);
}
