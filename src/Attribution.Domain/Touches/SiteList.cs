namespace Attribution.Domain.Touches;

/// <summary>Sites of one kind, by name (<c>google</c>, for a tag's value and any of its hosts) or by host (<c>t.co</c>).</summary>
public sealed class SiteList
{
    /// <summary>Parts of large sites that are something else than the site: a link in a web mail is no search.</summary>
    private static readonly HashSet<string> OtherThings = new(StringComparer.Ordinal)
    {
        "accounts", "calendar", "classroom", "docs", "drive", "e", "mail", "meet", "sites", "translate",
    };

    /// <summary>Second levels below which countries register: <c>google.co.uk</c> is Google.</summary>
    private static readonly HashSet<string> SharedLevels = new(StringComparer.Ordinal) { "ac", "co", "com", "edu", "gov", "net", "org" };

    private readonly HashSet<string> entries;

    /// <summary>Creates a list.</summary>
    /// <param name="entries">Names without a dot, hosts with one; lower case, parted by spaces.</param>
    public SiteList(string entries) => this.entries = new(entries.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether a normalised source is one of the sites: its name, its host, or a host below it.</summary>
    public bool Contains(string source)
    {
        if (entries.Contains(source))
        {
            return true;
        }

        var labels = source.Split('.');
        if (labels.Length < 2 || (labels.Length > 2 && OtherThings.Contains(labels[0])))
        {
            return false;
        }

        var below = labels.Length > 2 && labels[^1].Length == 2 && SharedLevels.Contains(labels[^2]) ? 3 : 2;
        return entries.Contains(labels[^below])
            || Enumerable.Range(1, labels.Length - 2).Any(first => entries.Contains(string.Join('.', labels[first..])));
    }
}
