namespace Attribution.Domain.Leads;

/// <summary>
/// How a pseudonym shows what it stands for. Attribution must tell a click from a visitor, because only a click id proves that a
/// form and a touch are the same contact; a visitor may have come many times.
/// </summary>
public static class Identifier
{
    /// <summary>Begins the pseudonym of a click id.</summary>
    public const string ClickPrefix = "c:";

    /// <summary>Begins the pseudonym of a visitor id.</summary>
    public const string VisitorPrefix = "v:";

    /// <summary>Marks the pseudonym of a click id.</summary>
    public static string OfClick(string pseudonym) => ClickPrefix + pseudonym;

    /// <summary>Marks the pseudonym of a visitor id.</summary>
    public static string OfVisitor(string pseudonym) => VisitorPrefix + pseudonym;

    /// <summary>Whether it stands for a click id.</summary>
    public static bool IsClick(string identifier) => identifier.StartsWith(ClickPrefix, StringComparison.Ordinal);
}
