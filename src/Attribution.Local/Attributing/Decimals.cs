using System.Globalization;

namespace Attribution.Local.Attributing;

/// <summary>Reads numbers from 0 on out of UTF-8 text: <c>3</c>, <c>2.5</c>, <c>1e3</c>.</summary>
internal static class Decimals
{
    private const double Most = 1e15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The nearest double; false when it is no number, negative, or above 10^15.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        // Up to 15 digits are exact in a double, and so is the power of ten: one division rounds as the nearest double does.
        long digits = 0;
        var (count, point) = (0, -1);
        foreach (var character in text)
        {
            if ((uint)(character - '0') <= 9)
            {
                digits = (digits * 10) + (character - '0');
                count++;
            }
            else if (character == '.' && point < 0)
            {
                point = count;
            }
            else
            {
                return TryReadAny(text, out number);
            }

            if (count > 15)
            {
                return TryReadAny(text, out number);
            }
        }

        number = point < 0 ? digits : digits / PowersOfTen[count - point];
        return count > 0;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out double number)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out number) && number is >= 0 and <= Most;
    }
}
