using System.Numerics;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;

namespace Attribution.Domain.Plans;

/// <summary>What one version of a plan pays for the days on which it holds, in whole cents.</summary>
/// <param name="Span">The version and its days.</param>
/// <param name="FixedMicros">What is paid whatever happens.</param>
/// <param name="GoalMicros">What reaching the goal is worth.</param>
/// <param name="BonusMicros">What of it was earned.</param>
public sealed record PayPart(PlanSpan Span, long FixedMicros, long GoalMicros, long BonusMicros)
{
    /// <summary>What of the fixed part is due for the first days of the span, in micros.</summary>
    /// <param name="days">Days that have passed, up to all of them.</param>
    public long FixedThrough(int days) => Span.Plan.Pay is { } rule ? PlanPay.FixedMicrosOf(Span, rule, days) : 0;
}

/// <summary>What a plan pays for some days.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Parts">One per version that holds on any of the days; nothing in those that have no rule of pay.</param>
public sealed record PlanPay(PlanStanding Standing, IReadOnlyList<PayPart> Parts)
{
    /// <summary>Fixed part, in micros.</summary>
    public long FixedMicros => Parts.Sum(part => part.FixedMicros);

    /// <summary>What of the fixed part is due for the days that have passed, in micros.</summary>
    public long FixedSoFarMicros => Parts.Zip(Standing.Parts, (paid, counted) => paid.FixedThrough(counted.DaysElapsed)).Sum();

    /// <summary>What reaching the goal is worth, in micros.</summary>
    public long GoalMicros => Parts.Sum(part => part.GoalMicros);

    /// <summary>What of the goal's part was earned, in micros.</summary>
    public long BonusMicros => Parts.Sum(part => part.BonusMicros);

    /// <summary>Both, in micros.</summary>
    public long TotalMicros => FixedMicros + BonusMicros;

    /// <summary>Leads at or above the target, and cost per lead at or below the limit. A cost per lead that is not known is not below it.</summary>
    public bool IsGoalReached => Standing.IsTargetReached && Standing.IsCplWithin == true;

    /// <summary>
    /// Pay by the rules in the plan's versions. Amounts are for a version's whole period; days get their part of it in such a way that
    /// periods which follow each other add up to the amount, to the cent: what is due up to the last day, less what was due before the first.
    /// </summary>
    public static PlanPay Of(PlanStanding standing) =>
        new(standing, [.. standing.Parts.Select(part => Part(part.Span, standing))]);

    private static PayPart Part(PlanSpan span, PlanStanding standing)
    {
        if (span.Plan.Pay is not { } rule)
        {
            return new PayPart(span, 0, 0, 0);
        }

        var (before, after) = (DaysBefore(span), span.Days.Until.DayNumber - span.Plan.From.DayNumber);

        // One rounds a half up and the other down, so that both together are the amount when the period is over.
        var goalCents = Goal(after) - Goal(before);
        return new PayPart(span, FixedMicrosOf(span, rule, span.Days.Days), Micros(goalCents), Micros(Bonus(goalCents, rule.Proportional, standing)));

        BigInteger Goal(int days) => Due(span, rule, PayRule.Whole - rule.FixedMillionths, days).RoundHalfDown();
    }

    /// <summary>The fixed part for the first days of a span: due up to the last of them, less what was due before the first.</summary>
    internal static long FixedMicrosOf(PlanSpan span, PayRule rule, int days)
    {
        return Micros(Fixed(DaysBefore(span) + days) - Fixed(DaysBefore(span)));

        BigInteger Fixed(int through) => Due(span, rule, rule.FixedMillionths, through).RoundHalfUp();
    }

    private static int DaysBefore(PlanSpan span) => span.Days.From.DayNumber - span.Plan.From.DayNumber;

    private static Fraction Due(PlanSpan span, PayRule rule, int millionths, int days) =>
        span.Share(rule.AmountMicros, days) * Fraction.Of(millionths, PayRule.Whole) / PayRule.MicrosPerCent;

    private static BigInteger Bonus(BigInteger goalCents, ProportionalBonus? proportional, PlanStanding standing)
    {
        if (standing.IsCplWithin != true)
        {
            return 0;
        }

        if (proportional is not { } rule)
        {
            return standing.IsTargetReached ? goalCents : 0;
        }

        var fulfilment = standing.Fulfilment.Value!.Value;
        var cap = Fraction.Of(rule.CapMillionths, PayRule.Whole);
        return fulfilment < Fraction.Of(rule.FloorMillionths, PayRule.Whole) ? 0
            : (Fraction.Of(goalCents, 1) * (fulfilment < cap ? fulfilment : cap)).RoundHalfUp();
    }

    private static long Micros(BigInteger cents) => (long)(cents * PayRule.MicrosPerCent);
}
