namespace Attribution.Domain.Touches;

/// <summary>What the address of a landing page says about the visit.</summary>
/// <param name="Host">The site's host, lower case; empty when the text is no address.</param>
/// <param name="Utm">Tags of the link.</param>
/// <param name="ClickIds">Click ids by the usual spelling of their names, byte for byte as they came after decoding once.</param>
public sealed record LandingPage(string Host, UtmTags Utm, IReadOnlyDictionary<string, string> ClickIds)
{
    /// <summary>Reads an address. Where a parameter is repeated, the first counts; what is not known is passed over.</summary>
    /// <param name="url">Absolute, or only from the path or the question mark on.</param>
    public static LandingPage Read(string url)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var clickIds = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Query(url).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
            name = Uri.UnescapeDataString(name);
            if (ClickIdName.Find(name) is { } known)
            {
                // A plus sign in a click id is a plus sign: nobody writes spaces into one.
                if (value.Length > 0)
                {
                    clickIds.TryAdd(known.Parameter, Uri.UnescapeDataString(value));
                }
            }
            else if (name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            {
                tags.TryAdd(name, Uri.UnescapeDataString(value.Replace('+', ' ')));
            }
        }

        string Tag(string name) => tags.GetValueOrDefault(name, "");
        return new LandingPage(
            HostOf(url),
            new UtmTags(Tag("utm_source"), Tag("utm_medium"), Tag("utm_campaign"), Tag("utm_id"), Tag("utm_term"), Tag("utm_content")),
            clickIds);
    }

    /// <summary>Host of an absolute address over HTTP, or of an app that opened the link; lower case; empty for any other text.</summary>
    public static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "android-app"
            ? address.Host.ToLowerInvariant()
            : "";

    // By hand and not by the Uri class, which would normalise escapes, and a click id must stay as it is.
    private static string Query(string url)
    {
        var end = url.IndexOf('#', StringComparison.Ordinal);
        var address = end < 0 ? url : url[..end];
        var start = address.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? "" : address[(start + 1)..];
    }
}
