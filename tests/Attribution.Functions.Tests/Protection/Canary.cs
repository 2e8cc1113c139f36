using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attribution.Functions.Tests.Protection;

/// <summary>Something about a person that stands nowhere else, in every spelling in which it could be kept.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Spellings">As it was written, and as it is compared.</param>
internal sealed record Canary(string Name, params string[] Spellings)
{
    private const int Alignments = 3;

    /// <summary>Readable, or as anybody could recognise it who guesses: escaped, encoded, or hashed without a key.</summary>
    private IReadOnlySet<string> Forms => field ??= Spellings
        .SelectMany(text => new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }).Distinct(StringComparer.Ordinal)
        .SelectMany(text => Written(text).Concat(InBytes(Encoding.UTF8.GetBytes(text))).Concat(Hashed(text))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Where it stands.</summary>
    public IReadOnlyList<string> PlacesIn(IEnumerable<StoredText> texts) =>
        [.. texts.Where(stored => Forms.Any(form => stored.Text.Contains(form, StringComparison.Ordinal))).Select(stored => stored.Place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Written(string text)
    {
        var (json, percent) = (JsonSerializer.Serialize(text)[1..^1], Uri.EscapeDataString(text));
        return [text, json, Lower(json, "u"), percent, Lower(percent, "%"), percent.Replace("%20", "+", StringComparison.Ordinal), Uri.EscapeDataString(percent), string.Concat(text.Select(c => char.IsAscii(c) ? $"{c}" : $"&#{(int)c};"))];
    }

    /// <summary>Escapes of another program's: the same with small letters.</summary>
    private static string Lower(string text, string mark) => Regex.Replace(text, $"(?<={mark})[0-9A-F]{{2,4}}", escape => escape.Value.ToLowerInvariant());

    private static IEnumerable<string> InBytes(byte[] bytes) =>
    [
        Encoding.Latin1.GetString(bytes), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
        .. Enumerable.Range(0, Alignments).Select(before => InBase64(bytes, before)).SelectMany(text => new[] { text, ForUrls(text) }),
    ];

    /// <summary>The letters of Base64 that are the same whatever stands around, at each of the three places in a group of bytes.</summary>
    private static string InBase64(byte[] bytes, int before) =>
        Convert.ToBase64String([.. new byte[before], .. bytes])[(before == 0 ? 0 : before + 1)..((before + bytes.Length) / Alignments * 4)];

    private static IEnumerable<string> Hashed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350, CA5351 // What others would hash an address with, to find it by.
        byte[][] hashes = [SHA256.HashData(bytes), SHA1.HashData(bytes), MD5.HashData(bytes)];
#pragma warning restore CA5350, CA5351
        return hashes.SelectMany(hash => new[]
        {
            Convert.ToHexString(hash), Convert.ToHexStringLower(hash), Convert.ToBase64String(hash).TrimEnd('='), ForUrls(Convert.ToBase64String(hash).TrimEnd('=')), Encoding.Latin1.GetString(hash),
        }).Append(Storage.Keys.Digest(text));
    }

    private static string ForUrls(string base64) => base64.Replace('+', '-').Replace('/', '_');
}
