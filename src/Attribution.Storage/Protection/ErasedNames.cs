using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Attribution.Storage.Protection;

/// <summary>
/// Names by chance that take the place of an erased person's pseudonyms. Everything that was connected stays connected, so that counts and credits
/// follow from it as before; but no key leads from an address, a number or a click to the name.
/// </summary>
public static class ErasedNames
{
    /// <summary>Begins a name, after the kind of identifier.</summary>
    public const string Mark = "erased-";

    private const int ChanceBytes = 12;

    /// <summary>Whether a pseudonym is such a name.</summary>
    public static bool IsErased(string identifier) => identifier.AsSpan(identifier.IndexOf(':', StringComparison.Ordinal) + 1).StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Names for pseudonyms; each is of the same kind and shard, and they sort as those that they replace: which trail a touch lies on depends on it.</summary>
    public static IReadOnlyDictionary<string, string> For(IEnumerable<string> identifiers)
    {
        var ordered = identifiers.Where(identifier => !IsErased(identifier)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return ordered.Select((identifier, place) => (identifier, Name: Name(identifier, place))).ToDictionary(pair => pair.identifier, pair => pair.Name, StringComparer.Ordinal);
    }

    private static string Name(string identifier, int place)
    {
        var kind = identifier[..(identifier.IndexOf(':', StringComparison.Ordinal) + 1)];
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{kind}{Mark}{place:D4}-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChanceBytes))}");
        }
        while (Keys.HexShard(name) != Keys.HexShard(identifier));

        return name;
    }
}
