using System.Security.Cryptography;
using System.Text;

namespace Attribution.Storage.Sealing;

/// <summary>AES-256-GCM over data that is bound to its place: what was copied from one row into another cannot be read there.</summary>
public sealed class DataCipher
{
    private const byte FormatVersion = 1;
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 1 + NonceSize + TagSize;
    private readonly byte[] key;
    private readonly byte[]? before;

    /// <summary>Creates the cipher.</summary>
    /// <param name="key">256 bits, from configuration.</param>
    public DataCipher(ReadOnlySpan<byte> key)
        : this(key, [])
    {
    }

    /// <summary>Creates a cipher that also reads what an earlier key encrypted; it writes with the present one alone.</summary>
    /// <param name="key">256 bits, from configuration.</param>
    /// <param name="before">The key before it; empty, or the same, when there is none.</param>
    public DataCipher(ReadOnlySpan<byte> key, ReadOnlySpan<byte> before)
    {
        this.key = Checked(key, nameof(key));
        this.before = before.IsEmpty || before.SequenceEqual(key) ? null : Checked(before, nameof(before));
    }

    /// <summary>Whether there is an earlier key, so that something may have to be encrypted anew.</summary>
    public bool HasEarlierKey => before is not null;

    /// <summary>Encrypts data.</summary>
    /// <param name="place">What it belongs to; the same is needed to read it.</param>
    /// <param name="plain">The data.</param>
    /// <returns>Version, nonce, tag and encrypted data.</returns>
    public byte[] Encrypt(string place, ReadOnlySpan<byte> plain)
    {
        var data = new byte[HeadSize + plain.Length];
        data[0] = FormatVersion;
        RandomNumberGenerator.Fill(data.AsSpan(1, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(data.AsSpan(1, NonceSize), plain, data.AsSpan(HeadSize), data.AsSpan(1 + NonceSize, TagSize), Encoding.UTF8.GetBytes(place));
        return data;
    }

    /// <summary>Reads what <see cref="Encrypt"/> made.</summary>
    /// <exception cref="CryptographicException">It was changed, belongs to another place, or was made with another key.</exception>
    public byte[] Decrypt(string place, byte[] data)
    {
        if (data is not [FormatVersion, ..] || data.Length < HeadSize)
        {
            throw new CryptographicException("The data has an unknown format.");
        }

        try
        {
            return Decrypt(key, place, data);
        }
        catch (AuthenticationTagMismatchException) when (before is not null)
        {
            return Decrypt(before, place, data);
        }
    }

    /// <summary>The data as the present key encrypts it; null when it is so already, and when neither key reads it: then it stays as it is.</summary>
    public byte[]? Renew(string place, byte[] data)
    {
        try
        {
            Decrypt(key, place, data);
            return null;
        }
        catch (AuthenticationTagMismatchException) when (before is not null)
        {
            return Anew(before, place, data);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[]? Anew(byte[] before, string place, byte[] data)
    {
        try
        {
            return Encrypt(place, Decrypt(before, place, data));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Decrypt(byte[] key, string place, byte[] data)
    {
        var plain = new byte[data.Length - HeadSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(data.AsSpan(1, NonceSize), data.AsSpan(HeadSize), data.AsSpan(1 + NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    private static byte[] Checked(ReadOnlySpan<byte> key, string name) => key.Length == KeySize
        ? key.ToArray()
        : throw new ArgumentException($"The encryption key must be {KeySize} bytes, not {key.Length}.", name);
}
