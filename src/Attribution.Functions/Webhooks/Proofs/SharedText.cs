using System.Security.Cryptography;
using System.Text;

namespace Attribution.Functions.Webhooks.Proofs;

/// <summary>Compares secrets without telling by the time it takes how much of them was right.</summary>
internal static class SharedText
{
    /// <summary>Whether a text is one of those that hold. Empty ones are nobody's.</summary>
    public static bool IsOneOf(IReadOnlyList<string> live, string? given)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given ?? ""));
        var matches = false;
        foreach (var value in live)
        {
            matches |= value.Length > 0 & CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), hash);
        }

        return matches && given is { Length: > 0 };
    }
}
