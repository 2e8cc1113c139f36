namespace Attribution.Domain.Measures;

/// <summary>Amounts as whole micros (millionths of a unit of currency): exact, and within what table storage can hold.</summary>
public static class Money
{
    /// <summary>Micros of one unit of currency.</summary>
    public const long MicrosPerUnit = 1_000_000;

    private const int MostDecimals = 6;

    /// <summary>
    /// Reads plain decimal text: <c>12.50</c> is 12,500,000 micros. A sign may lead and a point must have digits on both sides;
    /// thousands separators, exponents, spaces and more than six decimals are refused rather than guessed, and so is an amount
    /// that does not fit. Negative amounts are read; whether they make sense is the caller's business.
    /// </summary>
    public static bool TryParseMicros(string? text, out long micros)
    {
        micros = 0;
        var digits = text.AsSpan();
        var negative = digits is ['-', ..];
        digits = negative ? digits[1..] : digits;

        var point = digits.IndexOf('.');
        var units = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? "0" : digits[(point + 1)..];
        if (units.IsEmpty || decimals.IsEmpty || decimals.Length > MostDecimals)
        {
            return false;
        }

        // Counted below zero, where a long reaches one further.
        Int128 value = 0;
        for (var place = 0; place < units.Length + MostDecimals; place++)
        {
            var digit = place < units.Length ? units[place]
                : place - units.Length < decimals.Length ? decimals[place - units.Length]
                : '0';
            value = (value * 10) - (digit - '0');
            if (!char.IsAsciiDigit(digit) || value < long.MinValue)
            {
                return false;
            }
        }

        value = negative ? value : -value;
        if (value > long.MaxValue)
        {
            return false;
        }

        micros = (long)value;
        return true;
    }
}
