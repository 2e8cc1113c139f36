namespace Attribution.Domain.Touches;

/// <summary>
/// Click ids that platforms append to the address of a landing page. Their values are opaque: compared byte for byte, never trimmed,
/// never changed in case.
/// </summary>
/// <param name="Parameter">Name of the URL parameter, in its usual spelling.</param>
/// <param name="Source">Who appends it, as a traffic source.</param>
/// <param name="ProvesAd">
/// Whether only ads carry it. Meta appends its id to every link that leaves its apps, so that one proves nothing but where the
/// visitor came from; what is not documented to be for ads alone is treated alike.
/// </param>
public sealed record ClickIdName(string Parameter, string Source, bool ProvesAd)
{
    /// <summary>Those that are known, those of ads first.</summary>
    public static IReadOnlyList<ClickIdName> Known { get; } =
    [
        new("gclid", "google", ProvesAd: true),
        new("wbraid", "google", ProvesAd: true),
        new("gbraid", "google", ProvesAd: true),
        new("msclkid", "bing", ProvesAd: true),
        new("yclid", "yandex", ProvesAd: true),
        new("ttclid", "tiktok", ProvesAd: true),
        new("li_fat_id", "linkedin", ProvesAd: true),
        new("fbclid", "facebook", ProvesAd: false),
        new("fbc", "facebook", ProvesAd: false),
        new("twclid", "twitter", ProvesAd: false),
        new("epik", "pinterest", ProvesAd: false),
        new("ScCid", "snapchat", ProvesAd: false),
    ];

    /// <summary>The click id of a parameter; null for any other parameter. Names are compared without case, values never.</summary>
    public static ClickIdName? Find(string parameter) => ByParameter.GetValueOrDefault(parameter);

    private static readonly Dictionary<string, ClickIdName> ByParameter = Known.ToDictionary(k => k.Parameter, StringComparer.OrdinalIgnoreCase);
}
