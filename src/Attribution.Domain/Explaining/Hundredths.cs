using System.Globalization;
using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>Shares for people: hundredths of a percent by largest remainder, so that what is printed adds up to 100.00.</summary>
public static class Hundredths
{
    /// <summary>A hundred percent.</summary>
    public const long Whole = 10_000;

    /// <summary>Shares whose sum is <paramref name="whole"/>; all zero when the parts are.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<long> units, long whole = Whole) =>
        units.All(unit => unit == 0) ? [.. units.Select(_ => 0L)] : Apportionment.Share(whole, units);

    /// <summary>With two decimals, as <c>40.00</c>.</summary>
    public static decimal Percent(long hundredths) => (hundredths / 100m) + 0.00m;

    /// <summary>For example <c>40.00 %</c>.</summary>
    public static string Text(long hundredths) => Percent(hundredths).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
