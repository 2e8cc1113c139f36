using System.Globalization;
using System.Text;
using Attribution.Domain.Leads;

namespace Attribution.Domain.Pipeline;

/// <summary>
/// What a company is known by: its name, and the domain of its e-mail addresses, each in the one spelling in which it is compared. Storage keeps pseudonyms of
/// them only.
/// </summary>
public static class Account
{
    private const int MostNameCharacters = 512;

    /// <summary>What companies write before or after their names, and mostly leave out.</summary>
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "sia", "as", "uab", "ab", "ou", "llc", "ltd", "limited", "inc", "corp", "corporation", "co", "plc", "llp", "lp", "gmbh", "ag", "kg", "ug", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
        "oy", "aps", "kft", "zrt", "nyrt", "bt", "ооо", "ао", "зао", "пао", "оао", "ип", "тоо", "чп", "შპს", "სს", "სპს", "սպը", "փբը", "բբը",
    };

    /// <summary>
    /// The one spelling of a company's name: lower case, letters and digits alone, without marks of accent and without its legal form, so that
    /// <c>SIA "Zaļā māja"</c> and <c>Zala Maja</c> meet.
    /// </summary>
    /// <returns>Null when nothing is left to tell it by.</returns>
    public static string? Company(string? name)
    {
        if (name is null || name.Length > MostNameCharacters || !IsText(name))
        {
            return null;
        }

        var words = Letters(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var named = words.Where(word => !LegalForms.Contains(word)).ToList();
        var canonical = string.Join(' ', named is [] ? words : named);
        return canonical.Length == 0 ? null : canonical;
    }

    /// <summary>The domain of an e-mail address, as it is in DNS; null for what is no address, and for domains at which anybody can have one.</summary>
    public static string? DomainOfAddress(string? address) =>
        address is not null && EmailAddress.Canonical(address) is { } canonical && canonical[(canonical.LastIndexOf('@') + 1)..] is var domain && !GenericDomains.Contains(domain)
            ? domain
            : null;

    /// <summary>A domain as it is in DNS, read from its name alone or from an address; null as for <see cref="DomainOfAddress"/>.</summary>
    public static string? Domain(string? text) =>
        text is null ? null : DomainOfAddress(text.Contains('@', StringComparison.Ordinal) ? text : $"anybody@{text.Trim()}");

    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLower(CultureInfo.InvariantCulture).EnumerateRunes())
        {
            // Points and apostrophes stand inside of words (S.I.A., d'Or), everything else between them.
            if (Rune.IsLetterOrDigit(rune))
            {
                letters.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && rune.Value is not ('.' or '\'' or '’'))
            {
                letters.Append(' ');
            }
        }

        return letters.ToString();
    }

    /// <summary>Neither half of a surrogate pair nor what Unicode promises never to be a character can be normalised.</summary>
    private static bool IsText(string text) =>
        text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && (rune.Value & 0xfffe) != 0xfffe && rune.Value is not (>= 0xfdd0 and <= 0xfdef));
}
