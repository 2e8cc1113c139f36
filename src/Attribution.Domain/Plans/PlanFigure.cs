using System.Numerics;
using Attribution.Domain.Figures;

namespace Attribution.Domain.Plans;

/// <summary>A figure with the two numbers that it is the quotient of.</summary>
/// <param name="Numerator">Above the line; null when it is not known.</param>
/// <param name="Denominator">Below the line; null when it is not known.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Missing">Why there is no value; null when there is one.</param>
public sealed record PlanFigure(Fraction? Numerator, Fraction? Denominator, FigureUnit Unit, NoValue? Missing = null)
{
    /// <summary>The exact value; null when there is none, which is neither zero nor infinity.</summary>
    public Fraction? Value => Missing is null ? Numerator / Denominator : null;

    /// <summary>
    /// Both numbers as finite decimals that have the same quotient: a target of 300 for 15 of 31 days is no finite decimal, but 4,500
    /// over 31 times as much is.
    /// </summary>
    public PlanFigure InFiniteDecimals()
    {
        var scale = Scale(Numerator) * Scale(Denominator) / BigInteger.GreatestCommonDivisor(Scale(Numerator), Scale(Denominator));
        return this with { Numerator = Numerator * Fraction.Of(scale, 1), Denominator = Denominator * Fraction.Of(scale, 1) };
    }

    // What remains of the denominator without its twos and fives.
    private static BigInteger Scale(Fraction? number)
    {
        var rest = number?.Denominator ?? 1;
        foreach (var prime in new BigInteger[] { 2, 5 })
        {
            while ((rest % prime).IsZero)
            {
                rest /= prime;
            }
        }

        return rest;
    }
}

/// <summary>What the value of a figure counts.</summary>
public enum FigureUnit
{
    /// <summary>A plain ratio: 1 is the whole.</summary>
    Share = 1,

    /// <summary>Leads.</summary>
    Leads = 2,

    /// <summary>Leads a day.</summary>
    LeadsPerDay = 3,

    /// <summary>Units of the reporting currency.</summary>
    Money = 4,

    /// <summary>Units of the reporting currency for each lead.</summary>
    MoneyPerLead = 5,
}

/// <summary>Why a figure has no value.</summary>
public enum NoValue
{
    /// <summary>No lead was credited.</summary>
    NoLeads = 1,

    /// <summary>No cost was reported, which is not a cost of zero.</summary>
    NoCost = 2,

    /// <summary>The plan, or one of its versions, has no budget.</summary>
    NoBudget = 3,

    /// <summary>The allowed cost per lead is zero.</summary>
    NothingAllowed = 4,

    /// <summary>No day has passed yet.</summary>
    NotBegun = 5,

    /// <summary>No day is left.</summary>
    Over = 6,
}
