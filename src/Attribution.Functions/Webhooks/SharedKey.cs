using System.Security.Cryptography;
using System.Text;

namespace Attribution.Functions.Webhooks;

/// <summary>Compares secrets without telling by the time it takes how much of them was right.</summary>
internal static class SharedKey
{
    /// <summary>Whether both are the same and not empty. An empty configured key refuses everything.</summary>
    public static bool Matches(string configured, string given) =>
        configured.Length > 0
        & CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(configured)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
