using System.Globalization;

namespace Attribution.Reporting.Text;

/// <summary>
/// A number as readers see it. Its decimals count even when they are zeros: in English one reads "1 lead", but "1.0 leads".
/// </summary>
/// <param name="Value">The number without its sign (operand n of CLDR).</param>
/// <param name="Decimals">How many decimals are printed (operand v).</param>
/// <remarks>https://unicode.org/reports/tr35/tr35-numbers.html#Operands</remarks>
internal readonly record struct PrintedNumber(decimal Value, int Decimals)
{
    /// <summary>Whole part (operand i).</summary>
    public decimal Whole => decimal.Truncate(Value);

    /// <summary>The printed decimals as a whole number (operand f): 5 of 1.05, 50 of 1.50.</summary>
    public decimal Fraction => (Value - Whole) * (decimal)Math.Pow(10, Decimals);

    /// <summary>Reads what <see cref="ReportFormat"/> printed; null when it is not a plain number, such as a dash or an amount of money.</summary>
    /// <param name="text">The printed number.</param>
    /// <param name="manner">How the language writes numbers.</param>
    public static PrintedNumber? Read(string text, NumberManner manner) =>
        decimal.TryParse(
            text.AsSpan().TrimStart("+\u2212"),
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            manner.Format,
            out var value)
            ? new PrintedNumber(value, value.Scale)
            : null;
}
