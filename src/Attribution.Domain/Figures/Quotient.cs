using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>Divisions that have no value when there is nothing to divide by.</summary>
internal static class Quotient
{
    /// <summary>Part per whole; null when either is missing or the whole is zero.</summary>
    public static decimal? Of(long? part, long? whole) => part is { } p && whole is > 0 ? (decimal)p / whole.Value : null;

    /// <summary>Cost per lead in micros, rounded half to even; null when the cost is unknown or there is no lead.</summary>
    public static long? Cpl(long? costMicros, long leadUnits) =>
        costMicros is { } cost && leadUnits > 0
            ? (long)Math.Round((decimal)cost * ModelCredits.Lead / leadUnits, MidpointRounding.ToEven)
            : null;
}
