using System.Globalization;

namespace Attribution.Reporting.Text;

/// <summary>
/// How a language writes numbers, percentages and money, after CLDR. Written down here because the data of machines differ
/// from version to version, and a report must not. Every number is grouped, also where running text would leave four digits
/// together: in a column they stand below longer ones.
/// </summary>
internal sealed class NumberManner
{
    /// <summary>U+2212; a hyphen is too short and breaks lines.</summary>
    public const string Minus = "\u2212";

    /// <summary>A space at which no line breaks.</summary>
    public const string Space = "\u00a0";

    private static readonly NumberManner English = new(",", ".", percentSpace: "", isSignFirst: true);
    private static readonly NumberManner Russian = new(Space, ",", percentSpace: Space, isSignFirst: false);
    private static readonly NumberManner Others = new(Space, ",", percentSpace: "", isSignFirst: false);

    private readonly string percentSpace;
    private readonly bool isSignFirst;

    private NumberManner(string group, string decimalSign, string percentSpace, bool isSignFirst)
    {
        (this.percentSpace, this.isSignFirst) = (percentSpace, isSignFirst);
        Format = NumberFormatInfo.ReadOnly(new NumberFormatInfo
        {
            NegativeSign = Minus,
            NumberGroupSeparator = group,
            NumberDecimalSeparator = decimalSign,
        });
    }

    /// <summary>Separators and signs of plain numbers.</summary>
    public NumberFormatInfo Format { get; }

    /// <summary>The manner of a language.</summary>
    /// <param name="language">One of <see cref="ReportTexts.Languages"/>.</param>
    public static NumberManner Of(string language) => language switch
    {
        "en" => English,
        "ru" => Russian,
        "hy" or "ka" or "hu" or "lv" => Others,
        _ => throw new ArgumentException(ReportTexts.Unknown(language), nameof(language)),
    };

    /// <summary>A number, its decimals as they are.</summary>
    public string Number(decimal value) => value.ToString($"N{value.Scale}", Format);

    /// <summary>A percentage; 12.3 is <c>12.3%</c>.</summary>
    public string Percent(decimal value) => $"{Number(value)}{percentSpace}%";

    /// <summary>An amount with the sign of its currency, which stands apart unless it is one character before the number.</summary>
    public string Money(decimal value, string sign)
    {
        var number = Number(Math.Abs(value));
        var minus = value < 0 ? Minus : "";
        return isSignFirst ? $"{minus}{sign}{(sign.Length > 1 ? Space : "")}{number}" : $"{minus}{number}{Space}{sign}";
    }
}
