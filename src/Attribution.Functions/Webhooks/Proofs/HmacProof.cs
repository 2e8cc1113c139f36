using System.Security.Cryptography;
using System.Text;

namespace Attribution.Functions.Webhooks.Proofs;

/// <summary>HMAC-SHA256 over exact bytes, compared in constant time.</summary>
internal static class HmacProof
{
    /// <summary>How far a sender's clock, or the way of its message, may be off: in both directions, the limit included.</summary>
    public const int ToleranceSeconds = 300;

    /// <summary>The digest of a text before a body.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> key, string before, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(before));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    /// <summary>Whether a hexadecimal digest was made with one of the secrets that hold.</summary>
    public static bool IsByOneOf(IReadOnlyList<string> live, string before, ReadOnlySpan<byte> body, string? hex)
    {
        var given = Hex(hex);
        var matches = false;
        foreach (var secret in live)
        {
            matches |= secret.Length > 0 & CryptographicOperations.FixedTimeEquals(Digest(Encoding.UTF8.GetBytes(secret), before, body), given);
        }

        return matches;
    }

    /// <summary>Whether a signed moment is near enough to the present.</summary>
    public static bool IsRecent(long unixSeconds, DateTimeOffset now) =>
        unixSeconds >= now.ToUnixTimeSeconds() - ToleranceSeconds && unixSeconds <= now.ToUnixTimeSeconds() + ToleranceSeconds;

    private static byte[] Hex(string? text)
    {
        try
        {
            return text is { Length: 2 * SHA256.HashSizeInBytes } ? Convert.FromHexString(text) : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
