using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Dashboard;

/// <summary>
/// Links that open one reader's dashboard until a moment, without a key: the reader and the moment, signed. They are bearers of access,
/// so they end, name nobody else, and are never logged.
/// </summary>
public sealed class ReaderLinks
{
    private const int KeySize = 32;
    private const int MostCharacters = 200;
    private const char Separator = '~';

    /// <summary>Sets this key apart from everything else that is derived from the same secret.</summary>
    private static readonly byte[] Use = "attribution dashboard link 1"u8.ToArray();

    private readonly byte[][] keys;
    private readonly TimeProvider clock;

    /// <summary>Creates the signer.</summary>
    /// <param name="secrets">
    /// At least 256 bits each, from configuration; the keys are derived from them (HKDF, RFC 5869). The first one signs; a link of any of them opens.
    /// </param>
    /// <param name="clock">Says when a link has expired.</param>
    public ReaderLinks(IEnumerable<byte[]> secrets, TimeProvider clock)
    {
        this.clock = clock;
        keys = [.. secrets.Select(secret => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeySize, info: Use))];
    }

    /// <summary>A link; the same arguments give the same one.</summary>
    /// <param name="marketer">Marketer id of the reader.</param>
    /// <param name="until">When it ends, to the second.</param>
    public string For(string marketer, DateTimeOffset until)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{marketer}{Separator}{until.ToUnixTimeSeconds()}");
        return $"{signed}{Separator}{Base64Url.EncodeToString(Signature(keys[0], signed))}";
    }

    /// <summary>Whose link it is; null for one that was not made here, was altered, or has expired.</summary>
    public string? Reader(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Length > MostCharacters || link.Split(Separator) is not [var marketer, var until, var signature])
        {
            return null;
        }

        var isGenuine = keys.Any(key => CryptographicOperations.FixedTimeEquals(Signature(key, $"{marketer}{Separator}{until}"), Decoded(signature)));
        return isGenuine && FieldReader.IsSlug(marketer)
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && clock.GetUtcNow().ToUnixTimeSeconds() < seconds
            ? marketer : null;
    }

    private static byte[] Signature(byte[] key, string signed) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed));

    /// <summary>Only the one spelling that is made here: Base64 leaves bits of its last letter open.</summary>
    private static byte[] Decoded(string signature)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(signature);
            return Base64Url.EncodeToString(bytes) == signature ? bytes : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
