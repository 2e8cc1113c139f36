namespace Attribution.Reporting.Text;

/// <summary>
/// Numbers, money and dates in the manner of a language. The settings of the machine, and of its user, have no say.
/// </summary>
/// <param name="language">One of <see cref="ReportTexts.Languages"/>; English writes days before months.</param>
/// <param name="currency">ISO 4217 code.</param>
public sealed class ReportFormat(string language, string currency)
{
    private const decimal Micros = 1_000_000m;

    private readonly NumberManner numbers = NumberManner.Of(language);
    private readonly DateManner dates = DateManner.Of(language);

    /// <summary>A count: <c>58,210</c>.</summary>
    public string Count(long value) => numbers.Number(value);

    /// <summary>Leads in tenths, as <see cref="Weekly.LeadTenths"/> gives them: <c>41.0</c>.</summary>
    public string Tenths(long tenths) => Leads(tenths / 10m);

    /// <summary>The same with its sign: <c>+4.2</c>; zero has none.</summary>
    public string SignedTenths(long tenths) => Signed(tenths / 10m, Leads) ?? Tenths(0);

    /// <summary>A number of leads with one decimal, half to even.</summary>
    public string Leads(decimal leads) => numbers.Number(Rounded(leads, 1));

    /// <summary>Money from micros, with the decimals of the currency, half to even: <c>€1,148.00</c>.</summary>
    public string Money(long micros) => numbers.Money(Rounded(micros / Micros, Currencies.Decimals(currency)), Currencies.Sign(currency));

    /// <summary>Money in whole units of the currency, half to even, for places with little room: <c>€1,148</c>.</summary>
    public string WholeMoney(decimal amount) => numbers.Money(Rounded(amount, 0), Currencies.Sign(currency));

    /// <summary>A share as a percentage with one decimal: 0.0589 is <c>5.9%</c>.</summary>
    public string Percent(decimal share) => numbers.Percent(Rounded(share * 100, 1));

    /// <summary>A share as a whole percentage, for places with little room.</summary>
    public string WholePercent(decimal share) => numbers.Percent(Rounded(share * 100, 0));

    /// <summary>A ratio with two decimals.</summary>
    public string Ratio(decimal ratio) => numbers.Number(Rounded(ratio, 2));

    /// <summary>A change as a percentage with its sign; null when it rounds to nothing.</summary>
    public string? Change(decimal share) => Signed(Rounded(share * 100, 1), numbers.Percent);

    /// <summary>A difference of two percentages, in points with its sign; null when it rounds to nothing.</summary>
    public string? Points(decimal share) => Signed(Rounded(share * 100, 1), numbers.Number);

    /// <summary>One day: <c>16 March 2026</c>.</summary>
    public string Day(DateOnly day) => dates.Days(day, day);

    /// <summary>Days from one to another, both included: <c>16–22 March 2026</c>.</summary>
    public string Days(DateOnly first, DateOnly last) => dates.Days(first, last);

    /// <summary>With exactly so many decimals, since they are printed as they are.</summary>
    private static decimal Rounded(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.ToEven);
        return rounded + new decimal(0, 0, 0, isNegative: false, (byte)decimals);
    }

    private static string? Signed(decimal value, Func<decimal, string> format) =>
        value == 0 ? null : (value > 0 ? "+" : NumberManner.Minus) + format(Math.Abs(value));
}
