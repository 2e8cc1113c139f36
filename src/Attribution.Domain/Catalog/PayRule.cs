namespace Attribution.Domain.Catalog;

/// <summary>
/// What a plan pays for its whole period: a part that is fixed, and a part for reaching the goal, which is leads at or above the target
/// and cost per lead at or below the limit. The usual rule is half and half.
/// </summary>
/// <param name="AmountMicros">Pay with the goal reached, in micros of the reporting currency; whole cents.</param>
/// <param name="FixedMillionths">Share that is paid whatever happens, in millionths: 0 to 1,000,000.</param>
/// <param name="Proportional">Pays the goal's part in proportion to fulfilment; null when it is all or nothing.</param>
public sealed record PayRule(long AmountMicros, int FixedMillionths, ProportionalBonus? Proportional)
{
    /// <summary>Half of the pay.</summary>
    public const int UsualFixedMillionths = 500_000;

    /// <summary>The whole.</summary>
    public const int Whole = 1_000_000;

    /// <summary>Micros of one hundredth of a unit of currency, the smallest amount that is paid.</summary>
    public const long MicrosPerCent = 10_000;
}

/// <summary>The goal's part times fulfilment, nothing below the floor, no more than the cap; the limit of cost per lead holds all the same.</summary>
/// <param name="FloorMillionths">Fulfilment from which on anything is paid, in millionths.</param>
/// <param name="CapMillionths">Fulfilment beyond which nothing more is paid, in millionths; not below the floor.</param>
public sealed record ProportionalBonus(int FloorMillionths, int CapMillionths)
{
    /// <summary>Ten times the goal's part.</summary>
    public const int MostMillionths = 10_000_000;
}
