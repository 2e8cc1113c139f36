namespace Attribution.Domain.Leads;

/// <summary>
/// How a pseudonym shows what it stands for. Attribution must tell a click from a visitor, because only a click id proves that a
/// form and a touch are the same contact; and both from an e-mail address and a telephone number, which alone make two forms one person's.
/// </summary>
/// <remarks>
/// While the key of pseudonyms is changed, an identifier has two spellings: <c>v:AAA=BBB</c> stands under <c>v:AAA</c> and <c>v:BBB</c>, the pseudonym of
/// the earlier key first. It is one identifier all the same: whatever is counted, is counted once. Which spellings meet, <see cref="Aliases"/> tell.
/// </remarks>
public static class Identifier
{
    /// <summary>Begins the pseudonym of a click id.</summary>
    public const string ClickPrefix = "c:";

    /// <summary>Begins the pseudonym of a visitor id.</summary>
    public const string VisitorPrefix = "v:";

    /// <summary>Begins the pseudonym of an e-mail address.</summary>
    public const string EmailPrefix = "e:";

    /// <summary>Begins the pseudonym of a telephone number.</summary>
    public const string PhonePrefix = "p:";

    /// <summary>Marks the pseudonym of a click id.</summary>
    public static string OfClick(string pseudonym) => ClickPrefix + pseudonym;

    /// <summary>Marks the pseudonym of a visitor id.</summary>
    public static string OfVisitor(string pseudonym) => VisitorPrefix + pseudonym;

    /// <summary>Marks the pseudonym of an e-mail address.</summary>
    public static string OfEmail(string pseudonym) => EmailPrefix + pseudonym;

    /// <summary>Marks the pseudonym of a telephone number.</summary>
    public static string OfPhone(string pseudonym) => PhonePrefix + pseudonym;

    /// <summary>Whether it stands for a click id.</summary>
    public static bool IsClick(string identifier) => identifier.StartsWith(ClickPrefix, StringComparison.Ordinal);

    /// <summary>Whether it stands for a visitor id.</summary>
    public static bool IsVisitor(string identifier) => identifier.StartsWith(VisitorPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Whether it stands for an e-mail address or a telephone number. A browser may be shared, and a link passed on: visitor and click
    /// ids connect touches with people, but never two people with each other.
    /// </summary>
    public static bool IsPersonal(string identifier) =>
        identifier.StartsWith(EmailPrefix, StringComparison.Ordinal) || identifier.StartsWith(PhonePrefix, StringComparison.Ordinal);

    /// <summary>Stands between the spellings of an identifier; no pseudonym holds it.</summary>
    public const char Also = '=';

    /// <summary>Every spelling of an identifier, each an identifier of its own: what it can be found under.</summary>
    public static IReadOnlyList<string> Spellings(string identifier)
    {
        if (!identifier.Contains(Also, StringComparison.Ordinal))
        {
            return [identifier];
        }

        var kind = identifier[..(identifier.IndexOf(':', StringComparison.Ordinal) + 1)];
        return [.. identifier[kind.Length..].Split(Also).Select(spelling => kind + spelling)];
    }

    /// <summary>The earliest spelling.</summary>
    public static string First(string identifier) =>
        identifier.IndexOf(Also, StringComparison.Ordinal) is >= 0 and var end ? identifier[..end] : identifier;

    /// <summary>One identifier of spellings of the same kind; those that are told twice once.</summary>
    /// <param name="spellings">At least one, the earliest first.</param>
    public static string Spelled(IEnumerable<string> spellings) => spellings.Distinct(StringComparer.Ordinal).Aggregate(
        (identifier, spelling) => $"{identifier}{Also}{spelling[(spelling.IndexOf(':', StringComparison.Ordinal) + 1)..]}");

    /// <summary>Whether two identifiers share a spelling: then they stand for the same.</summary>
    public static bool AreSame(string one, string other) =>
        one == other
        || ((one.Contains(Also, StringComparison.Ordinal) || other.Contains(Also, StringComparison.Ordinal)) && Spellings(one).Intersect(Spellings(other), StringComparer.Ordinal).Any());
}
