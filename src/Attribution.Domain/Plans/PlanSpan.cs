using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;

namespace Attribution.Domain.Plans;

/// <summary>Consecutive days on which one version of a plan holds.</summary>
/// <param name="Plan">The version.</param>
/// <param name="Days">The days, all of them within the version's period.</param>
public sealed record PlanSpan(Plan Plan, DayRange Days)
{
    /// <summary>
    /// The part of a number that stands for the version's whole period which falls on some days: in proportion to days, exactly. A change
    /// in the middle of a period then asks for the old number over the days before it and for the new one over the days after it.
    /// </summary>
    /// <param name="whole">Number for the whole period.</param>
    /// <param name="days">Number of days.</param>
    public Fraction Share(long whole, int days) => Fraction.Of((System.Numerics.BigInteger)whole * days, DayRange.Including(Plan.From, Plan.To).Days);
}
