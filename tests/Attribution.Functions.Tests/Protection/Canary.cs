using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Attribution.Functions.Tests.Protection;

/// <summary>Something about a person that stands nowhere else, in every spelling in which it could be kept.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Spellings">As it was written, and as it is compared.</param>
internal sealed record Canary(string Name, params string[] Spellings)
{
    /// <summary>Readable, or as anybody could recognise it who guesses: escaped, percent-encoded, Base64, or hashed without a key.</summary>
    private IEnumerable<string> Forms => Spellings.Append(Spellings[0].ToLowerInvariant()).Append(Spellings[0].ToUpperInvariant()).Distinct(StringComparer.Ordinal).SelectMany(text =>
    {
        var (bytes, hash) = (Encoding.UTF8.GetBytes(text), SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return (string[])
        [
            text, JsonSerializer.Serialize(text)[1..^1], Uri.EscapeDataString(text),
            .. Enumerable.Range(0, 3).Select(shift => InBase64(bytes, shift)),
            Convert.ToHexString(hash), Convert.ToHexStringLower(hash), Convert.ToBase64String(hash).TrimEnd('='), Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ];
    }).Distinct(StringComparer.Ordinal);

    /// <summary>Where it stands.</summary>
    public IReadOnlyList<string> PlacesIn(IEnumerable<StoredText> texts)
    {
        var forms = Forms.ToList();
        return [.. texts.Where(stored => forms.Exists(form => stored.Text.Contains(form, StringComparison.Ordinal))).Select(stored => stored.Place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The letters of Base64 that are the same wherever in a text it stands, at each of the three places in a group of bytes.</summary>
    private static string InBase64(byte[] bytes, int shift)
    {
        var letters = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        return letters[(shift == 0 ? 0 : 4)..(letters.Length / 4 * 4 - 4)];
    }
}
