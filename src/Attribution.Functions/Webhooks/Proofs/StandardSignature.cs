using System.Globalization;
using System.Security.Cryptography;

namespace Attribution.Functions.Webhooks.Proofs;

/// <summary>Signatures as Standard Webhooks 1.0.0 defines them, symmetric version <c>v1</c>.</summary>
internal static class StandardSignature
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;

    /// <summary>The key that a secret stands for; null when it is none: base64 of 24 to 64 bytes, with or without <c>whsec_</c>.</summary>
    public static byte[]? Key(string secret)
    {
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[MostKeyBytes + 3];
        return Convert.TryFromBase64String(text, key, out var length) && length is >= LeastKeyBytes and <= MostKeyBytes ? key[..length] : null;
    }

    /// <summary>Whether one of the listed signatures was made with one of the secrets that hold, and recently.</summary>
    /// <param name="live">Secrets that hold.</param>
    /// <param name="id">Header <c>webhook-id</c>.</param>
    /// <param name="timestamp">Header <c>webhook-timestamp</c>: Unix seconds of this attempt.</param>
    /// <param name="signatures">Header <c>webhook-signature</c>: signatures of several keys and versions, with blanks between.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The present moment.</param>
    public static bool IsGenuine(IReadOnlyList<string> live, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        // The full stop separates the three signed parts: within one it would let another message carry the same signature.
        if (string.IsNullOrEmpty(id) || id.Contains('.', StringComparison.Ordinal) || string.IsNullOrEmpty(signatures)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var moment))
        {
            return false;
        }

        var given = signatures.Split(' ').Where(s => s.StartsWith(Version, StringComparison.Ordinal)).Select(s => Decode(s[Version.Length..])).ToList();
        var matches = false;
        foreach (var key in live.Select(Key).OfType<byte[]>())
        {
            var digest = HmacProof.Digest(key, $"{id}.{timestamp}.", body);
            foreach (var signature in given)
            {
                matches |= CryptographicOperations.FixedTimeEquals(digest, signature);
            }
        }

        return matches && HmacProof.IsRecent(moment, now);
    }

    private static byte[] Decode(string base64)
    {
        var signature = new byte[SHA256.HashSizeInBytes + 3];
        return Convert.TryFromBase64String(base64, signature, out var length) ? signature[..length] : [];
    }
}
