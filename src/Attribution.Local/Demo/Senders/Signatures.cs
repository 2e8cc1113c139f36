using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Local.Demo.Senders;

/// <summary>How each sender proves that a body is its own.</summary>
internal static class Signatures
{
    public static Signature Meta(string appSecret) => (body, _) => Header("X-Hub-Signature-256", $"sha256={Hex(appSecret, "", body)}");

    public static Signature LinkedIn(string clientSecret) => (body, _) => Header("X-LI-Signature", Hex(clientSecret, "hmacsha256=", body));

    /// <param name="appSecret">Key of the signature.</param>
    /// <param name="age">How long ago it was signed.</param>
    public static Signature TikTok(string appSecret, TimeSpan age = default) => (body, now) =>
    {
        var time = Seconds(now - age);
        return Header("TikTok-Signature", $"t={time},s={Hex(appSecret, $"{time}.", body)}");
    };

    /// <param name="secret"><c>whsec_</c> and a key in base64.</param>
    /// <param name="id">Id of the message, the same in every attempt.</param>
    public static Signature Standard(string secret, string id) => (body, now) =>
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signature = Convert.ToBase64String(Digest(key, $"{id}.{Seconds(now)}.", body));
        return new Dictionary<string, string> { ["webhook-id"] = id, ["webhook-timestamp"] = Seconds(now), ["webhook-signature"] = $"v1,{signature}" };
    };

    /// <summary>Headers that were heard once, whatever the time is now.</summary>
    public static Signature Recorded(IReadOnlyDictionary<string, string> headers) => (_, _) => headers;

    /// <summary>The digest with which a receiver answers LinkedIn's question.</summary>
    public static string LinkedInAnswer(string clientSecret, string challenge) => Hex(clientSecret, challenge, default);

    private static string Hex(string secret, string before, ReadOnlyMemory<byte> body) =>
        Convert.ToHexStringLower(Digest(Encoding.UTF8.GetBytes(secret), before, body));

    private static byte[] Digest(byte[] key, string before, ReadOnlyMemory<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(before), .. body.Span];
        return HMACSHA256.HashData(key, signed);
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };
}
