namespace Attribution.Reporting.Text;

/// <summary>Signs of the currencies that the report's fonts have a sign for.</summary>
internal static class CurrencySigns
{
    /// <summary>The sign of a currency, or its code when there is none that everybody reads the same way.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Of(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        "AMD" => "֏",
        "GEL" => "₾",
        "RUB" => "₽",
        "UAH" => "₴",
        "HUF" => "Ft",
        "PLN" => "zł",
        _ => currency,
    };
}
