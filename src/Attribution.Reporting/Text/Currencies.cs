namespace Attribution.Reporting.Text;

/// <summary>How amounts of a currency are written, whatever the language.</summary>
internal static class Currencies
{
    /// <summary>
    /// The sign of a currency, if everybody reads it the same way and the report's fonts have it; otherwise its code.
    /// </summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Sign(string currency) => currency switch
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

    /// <summary>Decimals of an amount: the minor unit of ISO 4217, but no fillér, which nobody has paid with since 1999.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static int Decimals(string currency) => currency switch
    {
        "HUF" => 0,
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
