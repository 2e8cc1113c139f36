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

    /// <summary>Creates the cipher.</summary>
    /// <param name="key">256 bits, from configuration.</param>
    public DataCipher(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"The encryption key must be {KeySize} bytes, not {key.Length}.", nameof(key));
        }

        this.key = key.ToArray();
    }

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

        var plain = new byte[data.Length - HeadSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(data.AsSpan(1, NonceSize), data.AsSpan(HeadSize), data.AsSpan(1 + NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }
}
