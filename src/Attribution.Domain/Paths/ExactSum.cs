using System.Numerics;
using System.Runtime.CompilerServices;

namespace Attribution.Domain.Paths;

/// <summary>
/// A sum of doubles without rounding, as a whole number of 2^-100: the same whatever the order of the parts, and however they were
/// split. A double's digits below 2^-100 are cut off, which the relative precision of any number above 10^-14 does not notice.
/// </summary>
internal struct ExactSum
{
    /// <summary>Binary places behind the point.</summary>
    public const int Places = 100;

    /// <summary>Largest part: a million million of these still fit.</summary>
    public const double MostOfOnePart = 1e15;

    private ulong low;
    private ulong middle;
    private ulong high;

    /// <summary>A sum of one part.</summary>
    /// <param name="value">From 0 to <see cref="MostOfOnePart"/>.</param>
    public static ExactSum Of(double value)
    {
        // Written so that NaN fails as well.
        if (!(value is >= 0 and <= MostOfOnePart))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A count or value lies between 0 and 10^15.");
        }

        return OfChecked(value);
    }

    /// <summary>Whether nothing but zeros were added.</summary>
    public readonly bool IsZero => (low | middle | high) == 0;

    /// <summary>Adds a number from 0 to <see cref="MostOfOnePart"/>, which is not checked again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value) => Add(OfChecked(value));

    /// <summary>Adds another sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in ExactSum other)
    {
        low += other.low;
        var carry = low < other.low ? 1UL : 0;
        middle += carry;
        carry = middle < carry ? 1UL : 0;
        middle += other.middle;
        carry += middle < other.middle ? 1UL : 0;
        high += other.high + carry;
    }

    /// <summary>A multiple of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ExactSum Times(uint factor)
    {
        var carry = Math.BigMul(low, factor, out var first);
        var more = Math.BigMul(middle, factor, out var second);
        second += carry;
        more += second < carry ? 1UL : 0;
        return new ExactSum { low = first, middle = second, high = (high * factor) + more };
    }

    /// <summary>The sum in units of 2^-100.</summary>
    public readonly BigInteger ToWhole() => (((BigInteger)high << 64 | middle) << 64) | low;

    /// <summary>The double nearest to the sum; of two equally near ones the even one.</summary>
    public readonly double ToDouble()
    {
        if (IsZero)
        {
            return 0;
        }

        // The 62 highest bits, and one below them that says whether anything was cut off; a conversion of that rounds right.
        var (first, second, third, exponent) = high != 0 ? (high, middle, low, 128) : middle != 0 ? (middle, low, 0UL, 64) : (low, 0UL, 0UL, 0);
        var shift = BitOperations.LeadingZeroCount(first);
        var top = shift == 0 ? first : first << shift | second >> (64 - shift);
        var cut = (second << shift) | third | (top & 3);
        return Math.ScaleB((long)(top >> 2 << 1 | (cut != 0 ? 1UL : 0)), exponent - shift + 1 - Places);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ExactSum OfChecked(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var mantissa = (bits & ((1UL << 52) - 1)) | 1UL << 52;
        var shift = ((int)(bits >> 52) & 0x7FF) - 1075 + Places;
        if (shift < 0)
        {
            return new ExactSum { low = shift > -64 ? mantissa >> -shift : 0 };
        }

        var within = shift & 63;
        var first = mantissa << within;
        var second = mantissa >> 1 >> (63 - within);
        return (shift >> 6) switch
        {
            0 => new ExactSum { low = first, middle = second },
            1 => new ExactSum { middle = first, high = second },
            _ => new ExactSum { high = first },
        };
    }
}
