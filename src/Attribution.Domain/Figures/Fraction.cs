using System.Numerics;

namespace Attribution.Domain.Figures;

/// <summary>An exact quotient in lowest terms. Sums of parts of targets, budgets and pay are rounded once, when they are shown or paid.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private static readonly BigInteger MostDigits = new(decimal.MaxValue);

    // One less than the denominator, so that the default value is zero and not a division by it.
    private readonly BigInteger beyondOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        beyondOne = (denominator / common) - 1;
    }

    /// <summary>Whole number above the line.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Whole number below the line; at least one.</summary>
    public BigInteger Denominator => beyondOne + 1;

    /// <summary>A quotient.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator) => denominator.Sign switch
    {
        0 => throw new DivideByZeroException(),
        < 0 => new Fraction(-numerator, -denominator),
        _ => new Fraction(numerator, denominator),
    };

    /// <summary>A whole number.</summary>
    public static implicit operator Fraction(long whole) => new(whole, 1);

    /// <summary>See the conversion.</summary>
    public static Fraction FromInt64(long whole) => whole;

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    public static Fraction operator /(Fraction left, Fraction right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>See <c>operator +</c>.</summary>
    public Fraction Add(Fraction other) => this + other;

    /// <summary>See <c>operator -</c>.</summary>
    public Fraction Subtract(Fraction other) => this - other;

    /// <summary>See <c>operator *</c>.</summary>
    public Fraction Multiply(Fraction other) => this * other;

    /// <summary>See <c>operator /</c>.</summary>
    public Fraction Divide(Fraction other) => this / other;

    /// <summary>Rounded to a decimal number, half to even.</summary>
    /// <param name="decimals">Digits after the point, 0 to 12; fewer where the number has no room for them.</param>
    /// <exception cref="OverflowException">The value is beyond any decimal number.</exception>
    public decimal ToDecimal(int decimals = 12)
    {
        var scale = BigInteger.Pow(10, decimals);
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(Numerator) * scale, Denominator);
        var half = (2 * rest).CompareTo(Denominator);
        whole += half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0;
        return decimals > 0 && whole > MostDigits ? ToDecimal(decimals - 1)
            : (decimal)(Numerator.Sign < 0 ? -whole : whole) / (decimal)scale;
    }

    /// <summary>The nearest whole number, a half away from zero. For values from zero on.</summary>
    public BigInteger RoundHalfUp() => ((2 * Numerator) + Denominator) / (2 * Denominator);

    /// <summary>The nearest whole number, a half towards zero. For values from zero on.</summary>
    public BigInteger RoundHalfDown()
    {
        var beyondHalf = (2 * Numerator) - Denominator;
        return beyondHalf.Sign <= 0 ? BigInteger.Zero : (beyondHalf + (2 * Denominator) - 1) / (2 * Denominator);
    }

    /// <inheritdoc />
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Less than.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Not greater than.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Not less than.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>Written <c>3/4</c>, or <c>3</c> when it is whole.</summary>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
