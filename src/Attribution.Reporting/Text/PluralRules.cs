namespace Attribution.Reporting.Text;

/// <summary>Which form a printed number asks for: the cardinal rules of CLDR, numbered n, i, v and f as there.</summary>
/// <remarks>https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html</remarks>
internal static class PluralRules
{
    /// <summary>All forms that a language has, in their order.</summary>
    /// <param name="language">One of <see cref="ReportTexts.Languages"/>.</param>
    public static IReadOnlyList<PluralCategory> Categories(string language) => language switch
    {
        "lv" => [PluralCategory.Zero, PluralCategory.One, PluralCategory.Other],
        "ru" => [PluralCategory.One, PluralCategory.Few, PluralCategory.Many, PluralCategory.Other],
        _ => [PluralCategory.One, PluralCategory.Other],
    };

    /// <summary>The form for a number.</summary>
    /// <param name="language">One of <see cref="ReportTexts.Languages"/>.</param>
    /// <param name="number">The number.</param>
    public static PluralCategory Of(string language, PrintedNumber number)
    {
        var (n, v) = number;
        return language switch
        {
            "en" => n == 1 && v == 0 ? PluralCategory.One : PluralCategory.Other,
            "hy" => number.Whole <= 1 ? PluralCategory.One : PluralCategory.Other,
            "ka" or "hu" => n == 1 ? PluralCategory.One : PluralCategory.Other,
            "lv" => Latvian(n, v, number.Fraction),
            "ru" => v == 0 ? Russian(n) : PluralCategory.Other,
            _ => throw new NotSupportedException($"No plural rules for '{language}'."),
        };
    }

    private static PluralCategory Latvian(decimal n, int v, decimal f)
    {
        if (n % 10 == 0 || IsTeen(n) || (v == 2 && IsTeen(f)))
        {
            return PluralCategory.Zero;
        }

        return (n % 10 == 1 && !IsTeen(n)) || (v == 2 && f % 10 == 1 && !IsTeen(f)) || (v != 2 && f % 10 == 1)
            ? PluralCategory.One
            : PluralCategory.Other;
    }

    private static PluralCategory Russian(decimal n) => (n % 10, n % 100) switch
    {
        (1, not 11) => PluralCategory.One,
        (2 or 3 or 4, not (12 or 13 or 14)) => PluralCategory.Few,
        _ => PluralCategory.Many,
    };

    /// <summary>11 to 19, also at the end of a larger number.</summary>
    private static bool IsTeen(decimal number) => decimal.IsInteger(number) && number % 100 is >= 11 and <= 19;
}
