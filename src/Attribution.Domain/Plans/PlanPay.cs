using System.Numerics;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;

namespace Attribution.Domain.Plans;

/// <summary>What one version of a plan pays for the days on which it holds, in whole cents.</summary>
/// <param name="Span">The version and its days.</param>
/// <param name="FixedMicros">What is paid whatever happens.</param>
/// <param name="GoalMicros">What reaching the goal is worth.</param>
/// <param name="BonusMicros">What of it was earned.</param>
public sealed record PayPart(PlanSpan Span, long FixedMicros, long GoalMicros, long BonusMicros);

/// <summary>What a plan pays for some days.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Parts">One per version that holds on any of the days; nothing in those that have no rule of pay.</param>
public sealed record PlanPay(PlanStanding Standing, IReadOnlyList<PayPart> Parts)
{
    /// <summary>Fixed part, in micros.</summary>
    public long FixedMicros => Parts.Sum(part => part.FixedMicros);

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

        var (before, after) = (span.Days.From.DayNumber - span.Plan.From.DayNumber, span.Days.Until.DayNumber - span.Plan.From.DayNumber);
        var fixedCents = Fixed(after) - Fixed(before);
        var goalCents = Goal(after) - Goal(before);
        return new PayPart(span, Micros(fixedCents), Micros(goalCents), Micros(Bonus(goalCents, rule.Proportional, standing)));

        // One rounds a half up and the other down, so that both together are the amount when the period is over.
        BigInteger Fixed(int days) => Due(rule.FixedMillionths, days).RoundHalfUp();
        BigInteger Goal(int days) => Due(PayRule.Whole - rule.FixedMillionths, days).RoundHalfDown();
        Fraction Due(int millionths, int days) =>
            span.Share(rule.AmountMicros, days) * Fraction.Of(millionths, PayRule.Whole) / PayRule.MicrosPerCent;
    }

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
