using System.Globalization;

namespace Attribution.Reporting.Text;

/// <summary>
/// Numbers, money and dates in the manner of one culture. The culture is fixed by the report's language: the settings of
/// the machine, and of its user, have no say.
/// </summary>
public sealed class ReportFormat
{
    private const decimal Micros = 1_000_000m;
    private const string Minus = "\u2212";

    // Patterns of NumberFormatInfo: €1, and CHF 1.
    private const int SignFirst = 0;
    private const int SignFirstApart = 2;

    private readonly CultureInfo culture;
    private readonly NumberFormatInfo numbers;
    private readonly NumberFormatInfo money;

    /// <summary>Formats for a language and a currency.</summary>
    /// <param name="language">As in BCP 47; plain <c>en</c> writes days before months.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public ReportFormat(string language, string currency)
    {
        culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);
        numbers = (NumberFormatInfo)culture.NumberFormat.Clone();
        numbers.NegativeSign = Minus;
        money = (NumberFormatInfo)numbers.Clone();
        var sign = CurrencySigns.Of(currency);
        money.CurrencySymbol = sign;
        money.CurrencyDecimalDigits = 2;
        money.CurrencyPositivePattern = (money.CurrencyPositivePattern, sign.Length) switch
        {
            (SignFirst, > 1) => SignFirstApart,
            var (pattern, _) => pattern,
        };
        money.CurrencyNegativePattern = money.CurrencyPositivePattern switch { SignFirst => 1, SignFirstApart => 9, 1 => 5, _ => 8 };
    }

    /// <summary>A count: <c>58,210</c>.</summary>
    public string Count(long value) => value.ToString("N0", numbers);

    /// <summary>Leads in tenths, as <see cref="Weekly.LeadTenths"/> gives them: <c>41.0</c>.</summary>
    public string Tenths(long tenths) => (tenths / 10m).ToString("N1", numbers);

    /// <summary>The same with its sign: <c>+4.2</c>; zero has none.</summary>
    public string SignedTenths(long tenths) => tenths == 0 ? Tenths(0) : Signed(tenths / 10m, Leads);

    /// <summary>A number of leads with one decimal, half to even.</summary>
    public string Leads(decimal leads) => Rounded(leads, 1).ToString("N1", numbers);

    /// <summary>Money from micros, two decimals, half to even: <c>€1,148.00</c>.</summary>
    public string Money(long micros) => Rounded(micros / Micros, 2).ToString("C", money);

    /// <summary>A share as a percentage with one decimal: 0.0589 is <c>5.9%</c>.</summary>
    public string Percent(decimal share) => Rounded(share, 3).ToString("P1", numbers);

    /// <summary>A share as a whole percentage, for places with little room.</summary>
    public string WholePercent(decimal share) => Rounded(share, 2).ToString("P0", numbers);

    /// <summary>A ratio with two decimals.</summary>
    public string Ratio(decimal ratio) => Rounded(ratio, 2).ToString("N2", numbers);

    /// <summary>A change as a percentage with its sign; null when it rounds to nothing.</summary>
    public string? Change(decimal share) => Rounded(share, 3) is not 0 and var change ? Signed(change, Percent) : null;

    /// <summary>A difference of two percentages, in points with its sign; null when it rounds to nothing.</summary>
    public string? Points(decimal share) => Rounded(share * 100, 1) is not 0 and var points ? Signed(points, Leads) : null;

    /// <summary>One day: <c>16 March 2026</c>.</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", culture);

    /// <summary>Days from one to another, both included: <c>16–22 March 2026</c>.</summary>
    public string Days(DateOnly first, DateOnly last) => (first, last) switch
    {
        _ when first == last => Day(first),
        _ when first.Year != last.Year => $"{Day(first)} – {Day(last)}",
        _ when first.Month != last.Month => $"{first.ToString("d MMMM", culture)} – {Day(last)}",
        _ => $"{first.Day}–{Day(last)}",
    };

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.ToEven);

    private static string Signed(decimal value, Func<decimal, string> format) =>
        (value > 0 ? "+" : Minus) + format(Math.Abs(value));
}
