namespace Attribution.Domain.Leads;

/// <summary>
/// How a pseudonym shows what it stands for. Attribution must tell a click from a visitor, because only a click id proves that a
/// form and a touch are the same contact; and both from an e-mail address and a telephone number, which alone make two forms one person's.
/// </summary>
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
}
