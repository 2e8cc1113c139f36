namespace Attribution.Domain.Plans;

/// <summary>What was counted for one version of a plan on the days on which it holds.</summary>
/// <param name="Span">The version and its days.</param>
/// <param name="DaysElapsed">Days of them that have passed, the day of the question among them.</param>
/// <param name="CreditedUnits">Credited leads of the elapsed days, in billionths.</param>
/// <param name="CostMicros">Spend in scope on the elapsed days, in micros, shared with other plans that cover it; null when none was reported.</param>
public sealed record PlanPart(PlanSpan Span, int DaysElapsed, long CreditedUnits, long? CostMicros);
