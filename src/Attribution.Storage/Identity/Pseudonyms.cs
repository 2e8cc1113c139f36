using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Storage.Identity;

/// <summary>
/// Turns what people can be told by into keyed pseudonyms: the same input always meets itself, and without the key nobody can
/// find out who it was by guessing.
/// </summary>
/// <remarks>
/// While an earlier key is known too, every pseudonym has the spellings of both, that of the earlier one first (<see cref="Domain.Leads.Identifier"/>): it meets what
/// was told before, and what will be told when the earlier key is gone.
/// </remarks>
public sealed class Pseudonyms
{
    private const int LeastKeySize = 32;
    private const int PseudonymBytes = 16;
    private readonly byte[] key;
    private readonly byte[]? before;

    /// <summary>Creates the converter.</summary>
    /// <param name="key">At least 256 bits, from configuration.</param>
    public Pseudonyms(ReadOnlySpan<byte> key)
        : this(key, [])
    {
    }

    /// <summary>Creates a converter that spells pseudonyms with an earlier key too.</summary>
    /// <param name="key">At least 256 bits, from configuration.</param>
    /// <param name="before">The key before it; empty, or the same, when there is none.</param>
    public Pseudonyms(ReadOnlySpan<byte> key, ReadOnlySpan<byte> before)
    {
        this.key = Checked(key, nameof(key));
        this.before = before.IsEmpty || before.SequenceEqual(key) ? null : Checked(before, nameof(before));
    }

    /// <summary>Whether there is an earlier key, so that what was told under it alone may have to be spelled anew.</summary>
    public bool HasEarlierKey => before is not null;

    /// <summary>A click id, byte for byte as it came: click ids are case-sensitive.</summary>
    /// <param name="kind">Name of its URL parameter, for example <c>gclid</c>.</param>
    /// <param name="value">The id.</param>
    public string OfClick(string kind, string value) => Domain.Leads.Identifier.OfClick(Hash($"click:{kind}:{value}"));

    /// <summary>A visitor's id, as the site assigned it.</summary>
    public string OfVisitor(string value) => Domain.Leads.Identifier.OfVisitor(Hash($"visitor:{value}"));

    /// <summary>An e-mail address in its canonical spelling.</summary>
    public string OfEmail(string canonical) => Domain.Leads.Identifier.OfEmail(Hash($"email:{canonical}"));

    /// <summary>A telephone number in E.164.</summary>
    public string OfPhone(string e164) => Domain.Leads.Identifier.OfPhone(Hash($"phone:{e164}"));

    /// <summary>A company's name in its canonical spelling.</summary>
    public string OfCompany(string canonical) => $"o:{Hash($"company:{canonical}")}";

    /// <summary>The domain of a company's e-mail addresses, as it is in DNS.</summary>
    public string OfDomain(string domain) => $"d:{Hash($"domain:{domain}")}";

    private string Hash(string value) => before is null ? Hash(key, value) : Domain.Leads.Identifier.Spelled([Hash(before, value), Hash(key, value)]);

    private static string Hash(byte[] key, string value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value), hash);
        return Base64Url.EncodeToString(hash[..PseudonymBytes]);
    }

    private static byte[] Checked(ReadOnlySpan<byte> key, string name) => key.Length >= LeastKeySize
        ? key.ToArray()
        : throw new ArgumentException($"The identity key must be at least {LeastKeySize} bytes, not {key.Length}.", name);
}
