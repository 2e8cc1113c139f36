using System.Security.Cryptography;

namespace Attribution.Local.Demo.Senders;

/// <summary>What each sender and the app share. Made anew for every run and written nowhere but into the app's own store.</summary>
internal sealed record SenderSecrets(
    string GoogleKey, string MetaApp, string MetaVerify, string MetaAccess, string LinkedInClient, string LinkedInAccess, string TikTokApp, string ShopBefore, string Shop)
{
    public static SenderSecrets Random() => new(Text(), Text(), Text(), Text(), Text(), Text(), Text(), Standard(), Standard());

    private static string Text() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Standard() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
}
