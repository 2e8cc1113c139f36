using System.Globalization;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace Attribution.Functions.Identity;

/// <summary>Telephone numbers as they are compared: E.164.</summary>
public sealed class TelephoneNumbers(IOptions<AttributionOptions> options)
{
    private const int MostCharacters = 100;
    private const int LeastDigits = 7;
    private const int MostDigits = 15;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly Lazy<Dictionary<string, string>> Countries = new(ReadCountries);

    /// <summary>
    /// The number in E.164, for example <c>+12025550143</c>. A number without the prefix of its country is read as one of
    /// the form's country, else of the configured one.
    /// </summary>
    /// <param name="text">As somebody wrote it.</param>
    /// <param name="country">Country of the form, as a code or an English name; null when it names none.</param>
    /// <returns>Null when it is no number of any country, or nobody knows of which.</returns>
    public string? Canonical(string text, string? country)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var regions = new[] { Region(country), options.Value.Country, null }.Distinct();
        return regions.Select(region => Parse(text, region)).FirstOrDefault(number => number is not null);
    }

    /// <summary>
    /// Whether somebody could be reached by it: a number that is canonical, or has as many digits as numbers have. Whoever left a
    /// number without a prefix can be called, although nobody can tell whether two such numbers are one.
    /// </summary>
    public bool IsPlausible(string text, string? country) =>
        Canonical(text, country) is not null
        || (text.Length <= MostCharacters && !text.Contains('+', StringComparison.Ordinal)
            && text.Count(char.IsAsciiDigit) is >= LeastDigits and <= MostDigits && !text.Any(char.IsLetter));

    private static string? Parse(string text, string? region)
    {
        try
        {
            var number = Numbers.Parse(text, region);
            return Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string? Region(string? country)
    {
        var name = country?.Trim() ?? "";
        return name.Length == 2 ? name.ToUpperInvariant() : Countries.Value.GetValueOrDefault(name);
    }

    private static Dictionary<string, string> ReadCountries()
    {
        var countries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name)))
        {
            countries.TryAdd(region.EnglishName, region.TwoLetterISORegionName);
            countries.TryAdd(region.ThreeLetterISORegionName, region.TwoLetterISORegionName);
        }

        return countries;
    }
}
