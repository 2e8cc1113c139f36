namespace Attribution.Domain.Catalog;

/// <summary>A kind of sender. The one list of those that a <see cref="Connection"/> can name.</summary>
/// <param name="Id">As connections and URLs name it.</param>
/// <param name="Secrets">Kinds of secrets that a connection of it can have; empty where nothing is delivered by webhook.</param>
public sealed record Platform(string Id, IReadOnlyList<string> Secrets)
{
    /// <summary>Google Ads: lead forms and report exports.</summary>
    public static Platform GoogleAds { get; } = new("google-ads", [SecretKind.Key]);

    /// <summary>Meta (Facebook, Instagram): lead ads and insights.</summary>
    public static Platform Meta { get; } = new("meta", [SecretKind.AppSecret, SecretKind.VerifyToken, SecretKind.AccessToken]);

    /// <summary>LinkedIn: lead sync.</summary>
    public static Platform LinkedIn { get; } = new("linkedin", [SecretKind.ClientSecret, SecretKind.AccessToken]);

    /// <summary>TikTok: instant forms.</summary>
    public static Platform TikTok { get; } = new("tiktok", [SecretKind.AppSecret]);

    /// <summary>VK: lead forms of communities.</summary>
    public static Platform Vk { get; } = new("vk", [SecretKind.Secret, SecretKind.Confirmation]);

    /// <summary>Any other sender that signs as Standard Webhooks says.</summary>
    public static Platform StandardWebhooks { get; } = new("standard-webhooks", [SecretKind.Secret]);

    /// <summary>A web site of our own.</summary>
    public static Platform Web { get; } = new("web", []);

    /// <summary>Google Analytics: cost exports.</summary>
    public static Platform GoogleAnalytics { get; } = new("google-analytics", []);

    /// <summary>Files of any other origin.</summary>
    public static Platform File { get; } = new("file", []);

    /// <summary>All of them, in order of their ids.</summary>
    public static IReadOnlyList<Platform> All { get; } =
        [.. new[] { GoogleAds, Meta, LinkedIn, TikTok, Vk, StandardWebhooks, Web, GoogleAnalytics, File }.OrderBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>The platform of that id; null when there is none.</summary>
    public static Platform? Find(string id) => All.FirstOrDefault(p => p.Id == id);
}

/// <summary>Kinds of secrets that a sender and we share.</summary>
public static class SecretKind
{
    /// <summary>Text that the sender echoes in every body.</summary>
    public const string Key = "key";

    /// <summary>Key that the sender signs with on behalf of an app.</summary>
    public const string AppSecret = "appSecret";

    /// <summary>Key that the sender signs with on behalf of a client.</summary>
    public const string ClientSecret = "clientSecret";

    /// <summary>Text that the sender shows when it first calls.</summary>
    public const string VerifyToken = "verifyToken";

    /// <summary>What we fetch leads with.</summary>
    public const string AccessToken = "accessToken";

    /// <summary>Text in the body, or key of signatures, without a more special name.</summary>
    public const string Secret = "secret";

    /// <summary>Text that we answer with when the sender first calls.</summary>
    public const string Confirmation = "confirmation";
}
