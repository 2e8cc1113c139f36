using System.Buffers;
using System.Globalization;
using System.Text;

namespace Attribution.Domain.Leads;

/// <summary>E-mail addresses as they are compared.</summary>
public static class EmailAddress
{
    private const int MostCharacters = 254;
    private const int MostLocalCharacters = 64;

    private static readonly SearchValues<char> NeverLocal = SearchValues.Create("@()<>[],;:\\\"");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The one spelling of an address: trimmed, NFC, lower case, the domain as it is in DNS. Dots and plus signs before the <c>@</c>
    /// stay: only some providers ignore them, and to join two people is worse than to count one twice.
    /// </summary>
    /// <returns>Null for what has not the shape of an address.</returns>
    public static string? Canonical(string text)
    {
        var address = text.Trim();
        if (address.Length > MostCharacters || !IsText(address))
        {
            return null;
        }

        address = address.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        var at = address.LastIndexOf('@');
        return at is > 0 and <= MostLocalCharacters && IsLocal(address.AsSpan(0, at)) && Domain(address[(at + 1)..]) is { } domain
            ? $"{address[..at]}@{domain}"
            : null;
    }

    // Neither half of a surrogate pair nor what Unicode promises never to be a character can be normalised.
    private static bool IsText(string text) => text.EnumerateRunes().All(
        rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && !IsNoncharacter(rune.Value));

    /// <summary>The last two of each plane, and U+FDD0 to U+FDEF.</summary>
    private static bool IsNoncharacter(int value) => (value & 0xfffe) == 0xfffe || value is >= 0xfdd0 and <= 0xfdef;

    private static bool IsLocal(ReadOnlySpan<char> local) =>
        local.IndexOfAny(NeverLocal) < 0 && local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;

    private static string? Domain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && ascii[^1] != '.' ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
